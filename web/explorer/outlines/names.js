// What Natural Earth calls the regions, by their codes in the data. The last six are in its file of Ukraine.
export const names = {
  rus: {
    '01': 'Adygey', '02': 'Bashkortostan', '03': 'Buryat', '04': 'Gorno-Altay', '05': 'Dagestan', '06': 'Ingush', '07': 'Kabardin-Balkar', '08': 'Kalmyk',
    '09': 'Karachay-Cherkess', 10: 'Karelia', 11: 'Komi', 12: 'Mariy-El', 13: 'Mordovia', 14: 'Sakha (Yakutia)', 15: 'North Ossetia', 16: 'Tatarstan', 17: 'Tuva',
    18: 'Udmurt', 19: 'Khakass', 20: 'Chechnya', 21: 'Chuvash', 22: 'Altay', 23: 'Krasnodar', 24: 'Krasnoyarsk', 25: "Primor'ye", 26: "Stavropol'", 27: 'Khabarovsk',
    28: 'Amur', 29: "Arkhangel'sk", 30: "Astrakhan'", 31: 'Belgorod', 32: 'Bryansk', 33: 'Vladimir', 34: 'Volgograd', 35: 'Vologda', 36: 'Voronezh', 37: 'Ivanovo',
    38: 'Irkutsk', 39: 'Kaliningrad', 40: 'Kaluga', 41: 'Kamchatka', 42: 'Kemerovo', 43: 'Kirov', 44: 'Kostroma', 45: 'Kurgan', 46: 'Kursk', 47: 'Leningrad',
    48: 'Lipetsk', 49: 'Maga Buryatdan', 50: 'Moskovsskaya', 51: 'Murmansk', 52: 'Nizhegorod', 53: 'Novgorod', 54: 'Novosibirsk', 55: 'Omsk', 56: 'Orenburg',
    57: 'Orel', 58: 'Penza', 59: "Perm'", 60: 'Pskov', 61: 'Rostov', 62: "Ryazan'", 63: 'Samara', 64: 'Saratov', 65: 'Sakhalin', 66: 'Sverdlovsk', 67: 'Smolensk',
    68: 'Tambov', 69: "Tver'", 70: 'Tomsk', 71: 'Tula', 72: "Tyumen'", 73: "Ul'yanovsk", 74: 'Chelyabinsk', 75: 'Chita', 76: "Yaroslavl'", 77: 'Moskva',
    78: 'City of St. Petersburg', 79: 'Yevrey', 83: 'Nenets', 86: 'Khanty-Mansiy', 87: 'Chukchi Autonomous Okrug', 89: 'Yamal-Nenets',
  },
  ukr: { 90: 'Zaporizhzhya', 91: 'Crimea', 92: 'Sevastopol', 93: "Donets'k", 94: "Luhans'k", 95: 'Kherson' },
};
