import type { NavigateOptions } from '@tanstack/react-router';
import { beginning, tells, words } from '../../questions/words';
import { kinds } from '../../things/kinds';
import type { Language } from '../../words/language';

/** A page of the explorer that can be found by its name: a section, or the table of a resource. */
export interface NamedPage {
  key: string;
  title: Record<Language, string>;
  to: (language: Language) => NavigateOptions;
}

const section = (key: 'browse' | 'relationships' | 'query' | 'data' | 'awards', en: string, ru: string): NamedPage => ({
  key,
  title: { en, ru },
  to: (language) => ({ to: `/$language/${key}`, params: { language } }),
});

export const sections = [
  section('browse', 'Browse: every resource as a table', 'Каталог: все ресурсы в таблицах'),
  section('relationships', 'Relationships: how things are connected', 'Связи: кто с кем и как связан'),
  section('query', 'Query: questions and their answers', 'Запросы: вопросы и ответы на них'),
  section('awards', 'Awards and training: seasons, regions per head, from training to the finals', 'Премии и обучение: сезоны, регионы на жителя, от обучения до финала'),
  section('data', 'Data: releases, downloads, licences, sources', 'Данные: выпуски, скачивание, лицензии, источники'),
];

/** Where those look on who found nothing. */
export const onward: readonly NamedPage[] = [
  { key: 'everything', title: { en: 'Browse everything', ru: 'Посмотреть каталог' }, to: (language) => ({ to: '/$language/browse', params: { language } }) },
  {
    key: 'wanted',
    title: { en: 'What the data lacks', ru: 'Чего не хватает в данных' },
    to: (language) => ({ to: '/$language/guides/$', params: { language, _splat: 'reference/wanted-data' } }),
  },
];

const tables = Object.values(kinds).map(
  ({ plural, title }): NamedPage => ({
    key: plural,
    title,
    to: (language) => ({ to: '/$language/browse/$plural', params: { language, plural } }),
  }),
);

/** The pages that have words like all those wanted, in either language. */
export function findPages(wanted: string): NamedPage[] {
  const beginnings = words(wanted).filter(tells).map(beginning);
  if (beginnings.length === 0) return [];
  return [...tables, ...sections].filter(({ title }) => {
    const has = words(`${title.en} ${title.ru}`);
    return beginnings.every((one) => has.some((word) => word.startsWith(one)));
  });
}
