// Words that people use for one another when they look for a question, in both languages: what titles say, and what is typed.
// Each stands for all words that begin like it.
const groups = [
  'рейтинг ранжирование ранг топ лучший лидер лидирует место ranking rank rating top best leader leads stand',
  'крупнейший больше крупный largest biggest most large',
  'население жители численность демография люди population residents inhabitants demography people',
  'душа житель per-capita head',
  'победитель победил выиграл лауреат призёр финалист финал winner won laureate prize-winner finalist finals',
  'бюджет доходы расходы финансы деньги budget revenue income spending expenditure finance money',
  'показатель зарплата оклад статистика indicator wage salary figure statistics',
  'карта плитка география map tile geography choropleth',
  'таблица столбец колонка csv xlsx excel эксель tsv панель table column spreadsheet dashboard',
  'тренд динамика рост росло рос выросло менялось изменения ряд trend growth grow grew changes series rise time',
  'график диаграмма дашборд панель chart graph plot dashboard',
  'сравнить сравниваются соотносятся похожи отличаются compare comparison similar differ',
  'связь сеть граф путь связаны соединить network linked connected graph path relationships',
  'слияние объединены объединение преобразование реорганизация merger merged reform became',
  'мэр глава голова mayor head',
  'чиновник служащий должность кадры official office servant staff',
  'закон акт норматив право law act regulation legal',
  'учёба обучение обучают курсы слушатель training trained course study programme program listener',
  'форум съезд конференция заседание forum conference congress session',
  'источник публикация доказательство цитата source publication evidence citation',
  'опечатка найти поиск misspelt typo lookup search find',
  'код октмо окато code oktmo okato iso',
  'спорный крым донецк луганск disputed contested crimea donetsk',
  'проект практика опыт project practice experience',
  'заявка конкурс участник application entry contest competition applicant',
  'выпуск версия обновление release version update',
  'организация учреждение ведомство organization institution agency',
  'муниципалитет территория район город municipality district town city',
].map((group) => group.split(' '));

/** The words that mean the same as one that begins so. */
export function meanings(beginning: string): readonly string[] {
  return groups.filter((group) => group.some((word) => word.startsWith(beginning))).flat();
}
