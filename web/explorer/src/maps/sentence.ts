import type { Language } from '../words/language';
import { number } from '../words/number';
import type { MapPlace } from './place';

interface Told {
  language: Language;
  places: readonly MapPlace[];
  write: (value: number) => string;
  /** Of how many places anything is known. */
  coverage: (known: number) => string;
}

/** What a map shows, in words: the extremes, the middle, and of how many places anything is known. */
export function sentenceOf({ language, places, write, coverage }: Told): string {
  const known = places.flatMap(({ name, value }) => (value === null ? [] : [{ name, value }])).toSorted((a, b) => b.value - a.value);
  const [highest, lowest] = [known[0], known.at(-1)];
  if (!highest || !lowest || known.length < 3) return coverage(known.length);
  const extremes = [extreme(language, 'highest', known, highest.value, write)];
  if (lowest.value !== highest.value) extremes.push(extreme(language, 'lowest', known, lowest.value, write), `${language === 'ru' ? 'Медиана' : 'Median'}: ${write(median(known.map(({ value }) => value)))}.`);
  return [...extremes, coverage(known.length)].join(' ');
}

const labels = {
  en: { highest: 'Highest', lowest: 'Lowest', more: (n: string) => ` and ${n} more` },
  ru: { highest: 'Наибольшее', lowest: 'Наименьшее', more: (n: string) => ` и ещё ${n}` },
};

function extreme(language: Language, which: 'highest' | 'lowest', known: readonly { name: string; value: number }[], value: number, write: (value: number) => string): string {
  const text = labels[language];
  const names = known.filter((one) => one.value === value).map(({ name }) => name);
  const more = names.length > 3 ? text.more(number(language, names.length - 1)) : '';
  return `${text[which]}: ${more ? names[0]! + more : names.join(', ')}, ${write(value)}.`;
}

/** The middle of values; of an even number, the mean of the two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}
