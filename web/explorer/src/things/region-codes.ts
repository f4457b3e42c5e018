import type { Language } from '../words/language';

// What people call regions in two or three letters, by their codes. In English it is the ISO 3166-2 code, where there is one.
const russian: Record<string, string> = Object.fromEntries(
  (
    '01 Ады 02 Баш 03 Бур 04 РА 05 Даг 06 Инг 07 КБР 08 Клм 09 КЧР 10 Кар 11 Ком 12 МЭ 13 Мор 14 Яку 15 Осе 16 Тат 17 Тыв 18 Удм 19 Хак 20 Чеч ' +
    '21 Чув 22 Алт 23 Кдр 24 Кря 25 При 26 Ста 27 Хаб 28 Аму 29 Арх 30 Аст 31 Бел 32 Бря 33 Вла 34 Влг 35 Вол 36 Вор 37 Ива 38 Ирк 39 Клн 40 Клж ' +
    '41 Кам 42 Кем 43 Кир 44 Кос 45 Крг 46 Кур 47 ЛО 48 Лип 49 Маг 50 МО 51 Мур 52 Ниж 53 Нвг 54 Нвс 55 Омс 56 Орб 57 Орл 58 Пнз 59 Прм 60 Пск ' +
    '61 Рос 62 Ряз 63 Сам 64 Сар 65 Сах 66 Све 67 Смо 68 Там 69 Тве 70 Том 71 Тул 72 Тюм 73 Уль 74 Чел 75 Заб 76 Яро 77 Мск 78 СПб 79 ЕАО 83 НАО ' +
    '86 Югр 87 Чук 89 ЯНА 90 Зап 91 Кры 92 Сев 93 Дон 94 Луг 95 Хрс'
  )
    .match(/\d\d \S+/g)!
    .map((pair) => pair.split(' ')),
);
const english: Record<string, string> = { 90: 'ZAP', 91: 'CRI', 92: 'SEV', 93: 'DON', 94: 'LUG', 95: 'KHR' };

/** Two or three letters for a region where its name has no room; its number where nobody has given it any. */
export function shortCode(language: Language, { code, iso }: { code: string; iso?: string | null }): string {
  return (language === 'ru' ? russian[code] : (iso?.replace('RU-', '') ?? english[code])) ?? code;
}
