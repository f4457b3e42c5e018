// A table such as people have: declined, former and misspelt names, some with a region or a year.
export const example = {
  ru: ['Город\tРегион\tГод\tУчастников', 'Казань\tТатарстан\t2024\t120', 'в Нижнем Тагиле\tСвердловская обл.\t2024\t64', 'Ленинград\t\t2023\t210', 'Серпуховский район\tМосковская область\t2018\t17', 'Ханты-Мансийк\tХМАО\t2024\t33', 'Екб\t\t2022\t98', 'Атлантида\t\t2024\t1'].join('\n'),
  en: ['Town\tRegion\tYear\tParticipants', 'Kazan\tTatarstan\t2024\t120', 'Nizhny Tagil\tSverdlovsk Oblast\t2024\t64', 'Leningrad\t\t2023\t210', 'Serpukhovsky district\tMoscow Oblast\t2018\t17', 'Khanty-Mansiisk\tKHMAO\t2024\t33', 'Yekaterinburg\t\t2022\t98', 'Atlantis\t\t2024\t1'].join('\n'),
};
