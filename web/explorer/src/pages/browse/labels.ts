import { resourceOf, type Dimension, type Field, type Measure, type Resource } from '../../catalogue';
import { kindOfPlural } from '../../things/kinds';
import { capital } from '../../words/capital';
import { period } from '../../words/date';
import { useLanguage, useWords, type Language } from '../../words/language';
import { number } from '../../words/number';
import { useCodeLists, useCodes } from '../../things/codes';
import { thingOf, type Condition, type Step } from './conditions';
import { words } from './words';

/** The kind of a table: each has one. */
export const kindOfTable = (plural: string) => kindOfPlural(plural)!;

/** Labels of everything in a table, in the language of the page. */
export function useLabels() {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  const sets = useCodeLists();

  const field = (of: Field): string => of[language];
  const list = (name: string, to: string): string => text.inverses[name] ?? kindOfTable(to).title[language];

  function step({ name, from, to, quantifier }: Step): string {
    const { fields, filters, lists } = resourceOf(from);
    if (!quantifier) return field((fields[name] ?? filters[name])!);
    const title = list(name, lists[name] ?? to!);
    return quantifier === 'none' ? text.none(title) : title;
  }

  /** Writes the path of a condition; the key of a thing goes without saying. */
  const path = (steps: readonly Step[], thing: boolean): string => (thing ? steps.slice(0, -1) : steps).map(step).join(' › ');

  function value(of: Field | undefined, raw: string): string {
    if (!of) return raw;
    if (of.set) return code(of.set, raw);
    if (of.kind === 'boolean') return raw === 'true' ? text.yes : text.no;
    if (of.kind === 'number') return number(language, raw);
    if (of.kind === 'date') return period(language, raw);
    return raw;
  }

  /** Writes a condition as a sentence. `names` has the names of things by their keys. */
  function condition(of: Condition, names: ReadonlyMap<string, string>): string {
    const { steps, field: compared, operator, values } = of;
    const label = path(steps, thingOf(of) !== undefined);
    switch (operator) {
      case 'isNull':
        return alsoFormer(of) ? text.alsoFormer : `${label}: ${values[0] === 'true' ? (absence(steps.at(-1)!.from, steps.at(-1)!.name) ?? text.unknown) : text.known}`;
      case 'exists':
        return existence(of);
      case 'contains':
      case 'startsWith':
        return `${label} ${comparison(compared, operator)} ${values.map(text.quoted).join(text.or)}`;
    }
    const written = values.map((raw) => names.get(raw) ?? value(compared, raw)).join(text.or);
    return operator === 'eq' || operator === 'year' ? `${label}: ${written}` : `${label}: ${comparison(compared, operator)} ${written}`;
  }

  /** What it means that rows of a resource have no value of a field, if it is not that nobody knows it. */
  const absence = (plural: string, name: string): string | undefined => text.without[`${plural}.${name}`];

  /** Any state at all, where lists otherwise have what exists today. */
  function alsoFormer({ steps, values }: Condition): boolean {
    const [{ name, from }] = steps as [Step];
    return name === 'state' && resourceOf(from).lives && values[0] === 'false';
  }

  function existence({ steps, values }: Condition): string {
    const last = steps.at(-1)!;
    const before = steps.slice(0, -1).map(step);
    const any = (last.quantifier === 'some') === (values[0] === 'true');
    return `${[...before, list(last.name, last.to!)].join(' › ')}: ${any ? text.any : text.noneAtAll}`;
  }

  const comparison = (of: Field | undefined, operator: Condition['operator']): string =>
    (of?.kind === 'date' ? text.onDates[operator] : undefined) ?? text.operators[operator];

  function dimension(name: string, { path: at, set, to }: Dimension, resource: Resource): string {
    const own = resource.fields[name];
    if (own) return field(own);
    if (text.dimensions[name]) return text.dimensions[name];
    if (set) return capital(language, sets.find((one) => one.name === set)?.label ?? set);
    if (to) return singular(language, to);
    const [relation, last] = at?.split('.') ?? [];
    const other = relation && last && resource.fields[relation]?.to;
    return other ? `${field(resource.fields[relation]!)} › ${field(resourceOf(other).fields[last]!)}` : capital(language, name);
  }

  function measure(name: string, { of, figure }: Measure, plural: string): string {
    if (name === 'count') return rowsOf(language, plural);
    const own = of && resourceOf(plural).fields[of];
    return own ? `${field(own)}: ${text.figures[figure ?? ''] ?? figure}` : name;
  }

  /** A unit, unless the label of its field says what is counted. */
  const unit = (of: string): string | undefined => text.units[of];

  const title = (plural: string): string => kindOfTable(plural).title[language];

  return { language, text, code, sets, unit, title, field, list, step, path, value, condition, absence, comparison, dimension, measure };
}

export type Labels = ReturnType<typeof useLabels>;

/** What a number of rows counts, as a head says it: Муниципальных образований. */
const rowsOf = (language: Language, plural: string): string => (language === 'ru' ? capital(language, kindOfTable(plural).ru[2]) : kindOfTable(plural).title.en);

export const singular = (language: Language, plural: string): string => capital(language, kindOfTable(plural)[language][0]);
