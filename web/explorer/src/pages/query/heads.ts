// Words for the fields of an answer: those of the catalogue where a field is of a resource, else those below, else the name itself.
import { isPlural, resourceOf, type Resource } from '../../catalogue';
import { resources } from '../../catalogue.generated';
import { kindOfPlural } from '../../things/kinds';
import type { Language } from '../../words/language';
import { singular, type Labels } from '../browse/labels';
import type { Path } from './shape';

/** The words of a field, of a column or of a block. */
export interface Head {
  text: string;
  unit?: string;
  /** Closed set of its codes. */
  set?: string;
}

/** The words of the catalogue, and the fields that a query asks for under other names. */
export interface Words {
  labels: Labels;
  asked: ReadonlyMap<string, string>;
}

// What is computed for an answer, and so is in no resource: the name, and words in English and Russian.
const computed: ReadonlyMap<string, Record<Language, string>> = new Map(
  `
    count Count|Количество
    totalCount In all|Всего
    total All together|Итого
    rank Rank|Ранг
    year Year|Год
    name Name|Название
    value Value|Значение
    type Kind|Вид
    from Before|Было
    to After|Стало
    difference Difference|Разница
    percent Change|Изменение
    growthRate Change a year|Изменение в год
    reason Why|Почему
    median Median|Медиана
    lowerQuartile Lower quartile|Нижний квартиль
    upperQuartile Upper quartile|Верхний квартиль
    percentile Percentile|Процентиль
    quartile Quartile|Квартиль
    of Of how many|Из скольких
    country In the country|В стране
    district In the district|В округе
    standing Standing|Положение
    points Values|Значения
    yearOnYear Year on year|К прошлому году
    peers Most alike|Самые похожие
    dimensions Compared by|По чему сравнивали
    attribute Attribute|Признак
    scale Scale|Шкала
    weight Weight|Вес
    contributions Made of|Из чего складывается
    score Score|Оценка
    normalized Of the largest possible|Доля от возможного
    distance Distance|Расстояние
    shared Shared|Общих
    strength Strength|Сила связи
    via Through|Через что
    hops Steps|Шагов
    paths Paths|Пути
    steps Links|Связи
    nodes Things|Объекты
    links Links|Связи
    link Link|Связь
    communities Groups|Группы
    modularity Modularity|Модулярность
    size Size|Размер
    inverseName The other way|В обратную сторону
    connects What it connects|Что соединяет
    direction Direction|Направление
    best Best match|Лучшее совпадение
    decision Decision|Решение
    matched Match|Совпадение
    text Text|Текст
    readAs Read as|Прочитано как
    term Word|Слово
    occurrences Times|Сколько раз
    keyTerms Words|Слова
    notice Note|Примечание
    release Release|Выпуск
    number Number|Номер
    resources Tables|Таблицы
    rows Rows|Строк
    package Package|Пакет данных
    current Current|Текущий
    unitLabel Unit|Единица
    breakdownLabel Part|Часть
    formula Made of|Из чего сложено
    place Place|Место
    tile Tile|Плитка
    column Column|Столбец
    row Row|Строка
    about About|О чём
    truncated Cut short|Показано не всё
    counts Counts|Количество
    codes Codes|Коды
    codeLists Closed sets|Перечни кодов
    citation Citation|Ссылка
    id Identifier|Идентификатор
    before Before|До
    after After|После
    most Most|Больше всего
    none None|Ни одной
  `
    .trim()
    .split('\n')
    .map((line) => {
      const [, name, en, ru] = /^\s*(\w+) (.+)\|(.+)$/.exec(line)!;
      return [name!, { en: en!, ru: ru! }];
    }),
);

const pluralOf = new Map(Object.entries(resources).map(([plural, { type }]) => [type[0]!.toLowerCase() + type.slice(1), plural]));
const groupsOf = new Map([...pluralOf].map(([one, plural]) => [`${one}Groups`, plural]));
const resourceIn = (plural: string | undefined): Resource | undefined => (plural ? resourceOf(plural) : undefined);

/** What a name in a path leads to: the rows of a resource, one row, or groups of rows. */
function follow(name: string, from: string | undefined): string | undefined {
  const own = resourceIn(from);
  const to = own?.fields[name]?.to ?? own?.lists[name] ?? pluralOf.get(name) ?? groupsOf.get(name);
  return to ?? (isPlural(name) ? name : undefined);
}

/** The field that an answer has at a path, where the query may call it otherwise. */
const fieldAt = (path: Path, asked: Words['asked']): string => asked.get(path.join('.')) ?? path.at(-1)!;

/** The resource that a path leads to; undefined if none is known. */
function resourceAt(path: Path, asked: Words['asked']): string | undefined {
  return path.reduce<string | undefined>((from, _, i) => follow(fieldAt(path.slice(0, i + 1), asked), from) ?? from, undefined);
}

// Levels of answers that say nothing to those who read: the row itself is meant.
const carriers = new Set(['key', 'node', 'observation', 'change']);

/** Writes what the path from a block leads through, each level but those that say nothing. */
function levels(path: Path, within: Path, { labels, asked }: Words): string[] {
  return path.flatMap((name, i) => {
    const whole = [...within, ...path.slice(0, i + 1)];
    if (carriers.has(name) && whole.length > 1) return [];
    if (fieldAt(whole, asked) !== name) return [computed.get(name)?.[labels.language] ?? name]; // whoever wrote the query named it
    const own = resourceIn(resourceAt(whole.slice(0, -1), asked));
    const list = own?.lists[name];
    const plural = pluralOf.get(name);
    const groups = groupsOf.get(name);
    if (own?.fields[name]) return [own.fields[name][labels.language]];
    if (list) return [labels.list(name, list)];
    if (isPlural(name)) return [labels.title(name)];
    if (groups) return [labels.title(groups)];
    return [plural ? singular(labels.language, plural) : (computed.get(name)?.[labels.language] ?? name)];
  });
}

/** Names a block by what its rows are. */
export const titleOf = (path: Path, words: Words): string => levels(path, [], words).join(' › ');

/** Writes the head of a column, or the label of a fact, whose block is at the path `within`. */
export function headOf(path: Path, within: Path, words: Words): Head {
  const { labels, asked } = words;
  const name = path.at(-1);
  if (name === undefined) return { text: '' };
  const before = levels(path.slice(0, -1), within, words);
  const from = resourceAt([...within, ...path.slice(0, -1)], asked);
  const names = before.length > 0 && (resourceIn(from)?.naming.includes(name) || name === 'name');
  if (names) return { text: before.join(' › ') }; // the name of a thing is the thing
  const leaf = fieldAt([...within, ...path], asked) === name ? leafOf(name, from, labels) : { text: name };
  return { ...leaf, text: [...before, leaf.text].join(' › ') };
}

function leafOf(name: string, from: string | undefined, labels: Labels): Head {
  const { language } = labels;
  const own = resourceIn(from);
  const field = own?.fields[name] ?? own?.filters[name];
  if (field) {
    const unit = field.unit && labels.unit(field.unit);
    return { text: field[language], ...(unit && { unit }), ...(field.set && { set: field.set }) };
  }
  const list = own?.lists[name];
  if (list) return { text: labels.list(name, list) };
  if (own && Object.hasOwn(own.dimensions, name)) return { text: labels.dimension(name, own.dimensions[name]!, own) };
  if (from && own && name !== 'count' && Object.hasOwn(own.measures, name)) return { text: labels.measure(name, own.measures[name]!, from) };
  return { text: computed.get(name)?.[language] ?? anywhere(name)?.[language] ?? name };
}

/** The label of a field that is called the same in each resource that has it. */
function anywhere(name: string): Record<Language, string> | undefined {
  const fields = Object.values(resources as Record<string, Resource>).flatMap(({ fields }) => fields[name] ?? []);
  return fields.every(({ en, ru }) => en === fields[0]!.en && ru === fields[0]!.ru) ? fields[0] : undefined;
}

/** The id of the thing that a name in a row names, by its id or key beside it: the way to its page. */
export function idBeside(path: Path, within: Path, beside: (name: string) => unknown, { asked }: Words): string | undefined {
  const plural = resourceAt([...within, ...path.slice(0, -1)], asked);
  const resource = plural && kindOfPlural(plural)?.resource;
  if (!plural || !resource || path.includes('key') || !resourceOf(plural).naming.includes(path.at(-1)!)) return undefined;
  const id = beside('id');
  if (typeof id === 'string') return id.startsWith(`${resource}:`) ? id : undefined;
  const key = beside(resourceOf(plural).key);
  return typeof key === 'string' && key !== '' ? `${resource}:${key}` : undefined;
}
