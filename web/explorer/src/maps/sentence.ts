import { median } from '../charts/statistics';
import type { Language } from '../words/language';
import { number } from '../words/number';
import { signOfAll, withSign } from '../words/sign';
import type { MapPlace } from './place';

interface Told {
  language: Language;
  places: readonly MapPlace[];
  write: (value: number) => string;
  /** Of how many places anything is known. */
  coverage: (known: number) => string;
}

/** What a map shows, in words: the extremes, the middle, and of how many places anything is known. Values that are only not less tell no lowest and no middle. */
export function sentenceOf({ language, places, write, coverage }: Told): string {
  const known = places.flatMap(({ name, value, sign }) => (value === null ? [] : [{ name, value, sign }])).toSorted((a, b) => b.value - a.value);
  const [highest, lowest] = [known[0], known.at(-1)];
  if (!highest || !lowest || known.length < 3) return coverage(known.length);
  const sign = signOfAll(known);
  if (sign === '≥') return [extreme(language, 'highestKnown', known, highest.value, write), coverage(known.length)].join(' ');
  const extremes = [extreme(language, 'highest', known, highest.value, write)];
  if (lowest.value !== highest.value) {
    const middle = withSign(sign, write(median(known.map(({ value }) => value))));
    extremes.push(extreme(language, 'lowest', known, lowest.value, write), `${language === 'ru' ? 'Медиана' : 'Median'}: ${middle}.`);
  }
  return [...extremes, coverage(known.length)].join(' ');
}

const labels = {
  en: { highest: 'Highest', highestKnown: 'Highest known', lowest: 'Lowest', more: (n: string) => ` and ${n} more` },
  ru: { highest: 'Наибольшее', highestKnown: 'Наибольшее известное', lowest: 'Наименьшее', more: (n: string) => ` и ещё ${n}` },
};

type Known = Pick<MapPlace, 'name' | 'sign'> & { value: number };

function extreme(language: Language, which: 'highest' | 'highestKnown' | 'lowest', known: readonly Known[], value: number, write: (value: number) => string): string {
  const text = labels[language];
  const sharing = known.filter((one) => one.value === value);
  const names = sharing.map(({ name }) => name);
  const more = names.length > 3 ? text.more(number(language, names.length - 1)) : '';
  return `${text[which]}: ${more ? names[0]! + more : names.join(', ')}, ${withSign(signOfAll(sharing), write(value))}.`;
}
