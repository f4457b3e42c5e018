import { isKind, kinds } from '../../things/kinds';
import { capital } from '../../words/capital';
import type { Language } from '../../words/language';

type Label = Record<Language, string>;
const label = (en: string, ru: string): Label => ({ en, ru });

const known: Record<string, Label> = {
  indicators: label('Indicators', 'Показатели'),
  pay: label('Indicator', 'Показатель'),
  period: label('Period', 'Период'),
  since: label('Since', 'С периода'),
  place: label('Place', 'Место'),
  places: label('Places', 'Места'),
  district: label('Federal district', 'Федеральный округ'),
  season: label('Season', 'Сезон'),
  entry: label('Entry', 'Заявка'),
  program: label('Programme', 'Программа'),
  oktmo: label('OKTMO code', 'Код ОКТМО'),
  iso: label('ISO 3166-2 code', 'Код ISO 3166-2'),
  statuses: label('Statuses', 'Статусы'),
  types: label('Kinds of things', 'Виды объектов'),
  name: label('Name', 'Название'),
  names: label('Names', 'Названия'),
  title: label('Office', 'Должность'),
  role: label('Role', 'Роль'),
  theme: label('Theme', 'Тема'),
  words: label('Words', 'Слова'),
  query: label('What to find', 'Что искать'),
  request: label('Text of the request', 'Текст обращения'),
  number: label('Number of the release', 'Номер выпуска'),
  second: label('And', 'И'),
  of: label('Of what', 'Чего или кого'),
  around: label('Around what', 'Вокруг чего'),
  id: label('Identifier', 'Идентификатор'),
  ids: label('Identifiers', 'Идентификаторы'),
  slug: label('Code', 'Код'),
  bounds: label('Bounds', 'Границы'),
  measure: label('Measure', 'Мера'),
  least: label('At least', 'Не меньше'),
  limit: label('At most', 'Не больше'),
  hops: label('Steps', 'Шагов'),
  maxNodes: label('Things at most', 'Объектов не больше'),
  minShared: label('Shared at least', 'Общих не меньше'),
  before: label('Before', 'До'),
  after: label('After', 'После'),
};

/** The same variable bounds years in one query, releases in another, and names the ends of a path in a third. */
function bound(name: 'from' | 'to', value: unknown): Label {
  const first = name === 'from';
  if (typeof value === 'number') return first ? label('From release', 'С выпуска') : label('To release', 'По выпуск');
  if (/^\d{4}$/.test(String(value))) return first ? label('From year', 'С года') : label('To year', 'По год');
  return first ? label('From', 'От') : label('To', 'До');
}

/** Words for a variable of a query, by its name and value; the name itself where none are known. */
export function labelOfVariable(name: string, value: unknown, language: Language): string {
  if (name === 'from' || name === 'to') return bound(name, value)[language];
  if (name === 'first') return (typeof value === 'number' ? label('Rows', 'Строк') : label('Of', 'Из'))[language];
  if (Object.hasOwn(known, name)) return known[name]![language];
  if (!isKind(name)) return name;
  return capital(language, kinds[name][language][0]);
}
