// What pages say of themselves before they run. The build writes it into a file for the hub, which puts titles and descriptions into
// the HTML that it sends, so that links unfurl and search engines read.
import type { Language } from '../words/language';

type Page = Record<Language, { title: string; description: string }> & {
  /** Its parameters change what it says; otherwise they only change what is open or in view. */
  parameters?: boolean;
};

/** Pages by the first word of their address; the home page has none. Pages of things and their tables are in kinds. */
export const pages: Record<string, Page> = {
  '': {
    en: {
      title: 'Local self-government in Russia, in data',
      description: 'Regions, municipalities, people, awards, training programmes, forums, practices and indicators of local self-government in Russia. Every value names its source.',
    },
    ru: {
      title: 'Местное самоуправление России в данных',
      description: 'Регионы, муниципальные образования, люди, премии, программы обучения, форумы, практики и показатели местного самоуправления. У каждого значения указан источник.',
    },
  },
  browse: {
    en: { title: 'Browse', description: 'Every kind of thing in the hub as a table to filter, order, group and download.' },
    ru: { title: 'Каталог', description: 'Всё, что есть в хабе, таблицами: фильтры, порядок, группы и скачивание.' },
  },
  query: {
    parameters: true,
    en: { title: 'Query', description: 'Questions that people ask, each with its query in GraphQL and its answer as a table or a file.' },
    ru: { title: 'Запросы', description: 'Вопросы, которые задают чаще всего: запрос на GraphQL и ответ таблицей или файлом.' },
  },
  data: {
    en: { title: 'Data', description: 'Releases and what changed in them, files to download with licences and checksums, coverage, and how fresh the sources are.' },
    ru: { title: 'Данные', description: 'Выпуски и что в них изменилось, файлы с лицензиями и контрольными суммами, полнота данных и свежесть источников.' },
  },
  guides: {
    en: { title: 'Guides', description: 'How to look, query, download and cite: guides, reference and quick starts in curl, JavaScript, Python, R, Go and Excel.' },
    ru: { title: 'Справка', description: 'Как смотреть, запрашивать, скачивать и цитировать: руководства, справочник и примеры на curl, JavaScript, Python, R, Go и в Excel.' },
  },
  components: {
    en: { title: 'Components', description: 'Every component of the explorer in every state.' },
    ru: { title: 'Компоненты', description: 'Все компоненты интерфейса во всех состояниях.' },
  },
};
