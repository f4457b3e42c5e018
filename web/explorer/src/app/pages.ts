// What pages say of themselves before they run. The build writes it into a file for the hub, which puts titles and descriptions into
// the HTML that it sends, so that links unfurl and search engines read.
import type { Language } from '../words/language';

type Page = Record<Language, { title: string; description: string }> & {
  /** Its parameters change what it says; otherwise they only change what is open or in view. */
  parameters?: boolean;
  /** It is for those who build pages: search engines leave it out. */
  hidden?: boolean;
  /** It is a figure, which others may show in a frame, as they may things and tables. */
  embed?: boolean;
};

/** Pages by their address, in which * stands for a number, also in titles. Guides have their own titles; things and their tables are in kinds. */
export const pages: Record<string, Page> = {
  '': {
    en: {
      title: 'What is known about Russia’s municipalities',
      description: 'Regions, municipalities, people, awards, training programmes, forums, practices and indicators of local self-government in Russia. Every value names its source.',
    },
    ru: {
      title: 'Что известно о муниципалитетах России',
      description: 'Регионы, муниципальные образования, люди, премии, программы обучения, форумы, практики и показатели местного самоуправления. У каждого значения указан источник.',
    },
  },
  search: {
    parameters: true,
    en: { title: 'Search', description: 'Everything that a name, a code or a question finds, by kind and region. Typing errors and other forms of words are understood.' },
    ru: { title: 'Поиск', description: 'Всё, что находится по названию, коду или вопросу, по видам и регионам. Опечатки и формы слов понятны.' },
  },
  browse: {
    en: { title: 'Everything as tables', description: 'Every kind of thing in the hub as a table to filter, order, group and download.' },
    ru: { title: 'Всё в таблицах', description: 'Всё, что есть на сервере, таблицами: фильтры, порядок, группы и скачивание.' },
  },
  query: {
    parameters: true,
    en: { title: 'Questions and queries', description: 'Questions about the data, each with its query in GraphQL and its answer as a table or a file.' },
    ru: { title: 'Вопросы и запросы', description: 'Вопросы о данных: запрос на GraphQL и ответ таблицей или файлом.' },
  },
  awards: {
    embed: true,
    parameters: true,
    en: {
      title: 'Awards and training',
      description: 'Seasons of the municipal award “Service” compared; applications, finalists and laureates by region and per head; training programmes, and what is known of their places in the finals.',
    },
    ru: {
      title: 'Премии и обучение',
      description: 'Сезоны муниципальной премии «Служение»; заявки, финалисты и лауреаты по регионам и на жителя; программы обучения и что известно об их участниках в финалах.',
    },
  },
  data: {
    en: { title: 'Data, release by release', description: 'Releases and what changed in them, files to download with licences and checksums, coverage, and how fresh the sources are.' },
    ru: { title: 'Данные по выпускам', description: 'Выпуски и что в них изменилось, файлы с лицензиями и контрольными суммами, охват и свежесть источников.' },
  },
  'data/releases/*': {
    en: { title: 'Release *', description: 'Files of a release with rows, sizes, checksums and licences, and how to cite it.' },
    ru: { title: 'Выпуск *', description: 'Файлы выпуска: число строк, размеры, контрольные суммы, лицензии и ссылка для цитирования.' },
  },
  'data/changes': {
    parameters: true,
    en: { title: 'What changed between releases', description: 'Every row that was added, changed or removed, with its values before and after.' },
    ru: { title: 'Что изменилось между выпусками', description: 'Каждая добавленная, изменённая и удалённая строка со значениями до и после.' },
  },
  'data/coverage': {
    parameters: true,
    en: { title: 'For how many places each figure is known', description: 'Which places have a value of an indicator in which year, and which lack one.' },
    ru: { title: 'Для скольких мест известен каждый показатель', description: 'В каких местах и за какие годы значение показателя известно, а в каких нет.' },
  },
  'data/imports': {
    en: { title: 'What was read, and what was left out', description: 'Files of publishers that the release was made from: rows read, accepted and set aside, with reasons.' },
    ru: { title: 'Что прочитано и что отложено', description: 'Файлы, из которых сделан выпуск: сколько строк прочитано, принято и отложено и почему.' },
  },
  'data/sources': {
    en: { title: 'Who says it, and on which terms', description: 'Publications by publisher, the newest edition of each, and which are due again.' },
    ru: { title: 'Кто это сообщает и на каких условиях', description: 'Публикации по издателям, новейшее издание каждой и какие пора обновить.' },
  },
  relationships: {
    parameters: true,
    en: { title: 'Relationships', description: 'How people, places, organizations, awards and forums are connected: a board to arrange, ways between two things told with their sources.' },
    ru: { title: 'Связи', description: 'Как связаны люди, места, организации, награды и форумы: схема, которую можно расставить, и путь между двумя объектами словами и с источниками.' },
  },
  guides: {
    en: { title: 'Guides', description: 'How to look, query, download and cite: guides, reference and quick starts in curl, JavaScript, Python, R, Go and Excel.' },
    ru: { title: 'Справка', description: 'Как смотреть, запрашивать, скачивать и цитировать: руководства, справочник и примеры на curl, JavaScript, Python, R, Go и в Excel.' },
  },
  'your-table': {
    en: { title: 'Your table', description: 'Paste a table with names of places: each row gets its code and what else you choose, and the table comes back as XLSX or CSV.' },
    ru: { title: 'Ваша таблица', description: 'Вставьте таблицу с названиями мест: каждая строка получит код и другие данные, таблица вернётся в XLSX или CSV.' },
  },
  assistant: {
    en: { title: 'Assistant for requests', description: 'What bears on the request of a citizen: its sentences, the places that it names, laws, practices and figures, each with why and its source.' },
    ru: { title: 'Помощник с обращениями', description: 'Что относится к обращению гражданина: главное, места, законы, практики и показатели — почему предложены и из какого источника.' },
  },
  components: {
    embed: true,
    hidden: true,
    en: { title: 'Components', description: 'Every component of the explorer in every state.' },
    ru: { title: 'Компоненты', description: 'Все компоненты интерфейса во всех состояниях.' },
  },
};
