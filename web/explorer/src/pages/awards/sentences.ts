// What the charts of this page show, told in sentences that are true of the data.
import { placeWords, times } from '../../charts/sentences';
import { kinds } from '../../things/kinds';
import type { Language } from '../../words/language';
import { counted, form, number, type Forms } from '../../words/number';
import { withSign, type Sign } from '../../words/sign';
import { isLater, type Followed, type Outcome } from './flow';
import { ranked, type Known, type RegionValue } from './regions';
import type { Measure } from './search';

export const signs: Record<Known, Sign | undefined> = { stated: undefined, about: '≈', 'at least': '≥' };

/** A value with how it is known: ≈ about, ≥ not less. */
export const marked = (language: Language, value: number, known: Known): string => withSign(signs[known], number(language, value));

/** Joins names: a, b and c. */
const joined = (language: Language, names: readonly string[]): string => new Intl.ListFormat(language === 'ru' ? 'ru' : 'en-GB').format(names);

const countedMeasure: Record<Measure, Record<Language, string>> = {
  applications: { en: 'applications', ru: 'заявок' },
  finalists: { en: 'finalists', ru: 'финалистов' },
  laureates: { en: 'laureates', ru: 'лауреатов' },
};

interface RankingFacts {
  values: readonly RegionValue[];
  measure: Measure;
  perHead: boolean;
  years: string;
}

/** Which region has most, of how many something is known, and of how many nothing. */
export function rankingSentence(language: Language, { values, measure, perHead, years }: RankingFacts): string {
  const known = ranked(values);
  const best = known.filter(({ rank }) => rank === 1);
  const what = countedMeasure[measure][language];
  const without = values.filter(({ count }) => count === null).length; // without a population is told elsewhere
  const names = joined(language, best.slice(0, 3).map(({ region }) => region.name)) + (best.length > 3 ? ` (+\u202f${best.length - 3})` : '');
  if (!best[0]) {
    return language === 'ru' ? `О числе ${what} в регионах в сезоне ${years} источники не сообщают.` : `No source states the number of ${what} of any region in the season of ${years}.`;
  }
  const value = marked(language, best[0].value, best[0].known);
  if (language === 'ru') {
    const of = perHead ? `${what} на 100\u00a0тыс. жителей` : what;
    const rest = without > 0 ? ` О ${counted('ru', without, ['другом регионе', 'других регионах'])} данных нет: это не значит, что ${what} там не было.` : '';
    return `Больше всего известных ${of} в сезоне ${years}: ${names} — ${value}. Число известно для ${counted('ru', known.length, placeWords.REGION.ru.of)} из ${number('ru', values.length)}.${rest}`;
  }
  const of = perHead ? `${what} per 100,000 inhabitants` : what;
  const rest = without > 0 ? ` Of the other ${number('en', without)} nothing is known, which does not mean that there were none.` : '';
  return `Most ${of} known in the season of ${years}: ${names}, ${value}. A number is known for ${number('en', known.length)} of ${counted('en', values.length, kinds.region.en)}.${rest}`;
}

interface SeasonValue {
  years: string;
  value: number | null | undefined;
}

/** How a measure went from the first season that has it to the last. */
export function courseSentence(language: Language, name: string, seasons: readonly SeasonValue[]): string {
  const known = seasons.flatMap(({ years, value }) => (typeof value === 'number' ? [{ years, value }] : []));
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return '';
  if (first === last) return `${name}: ${number(language, first.value)} (${first.years}).`;
  const ratio = last.value / first.value;
  const growth = ratio >= 1.2 ? (language === 'ru' ? `, в ${times('ru', ratio)} больше` : `, ${times('en', ratio)} as many`) : '';
  const [from, to] = [`${number(language, first.value)} (${first.years})`, `${number(language, last.value)} (${last.years})`];
  return language === 'ru' ? `${name}: с ${from} до ${to}${growth}.` : `${name}: from ${from} to ${to}${growth}.`;
}

export type Unit = 'region' | 'municipality';

const ofUnit: Record<Unit, Forms> = { region: placeWords.REGION.ru.of, municipality: placeWords.MUNICIPALITY.ru.of };

const ends: Record<Language, Partial<Record<Outcome, Forms>>> = {
  en: { awarded: ['awarded', 'awarded'], finalist: ['in the final', 'in the final'], submitted: ['only submitted', 'only submitted'] },
  ru: { awarded: ['с наградой', 'с наградой'], finalist: ['в финале', 'в финале'], submitted: ['подана', 'подана'] },
};

/** How many places that took part in training are known in the award later, how far they came, and of how many nothing is known. */
export function flowSentence(language: Language, followed: readonly Followed[], unit: Unit): string {
  const count = (which: (outcome: Outcome) => boolean): number => followed.filter(({ outcome }) => which(outcome)).length;
  const later = count(isLater);
  const parts = (Object.keys(ends[language]) as Outcome[]).flatMap((outcome) => {
    const n = count((one) => one === outcome);
    return n > 0 ? [`${number(language, n)}\u00a0${form(language, n, ends[language][outcome]!)}`] : [];
  });
  const [before, unordered, none] = (['before', 'unordered', 'none'] as const).map((outcome) => count((one) => one === outcome)) as [number, number, number];
  const n = (value: number) => number(language, value);
  if (language === 'ru') {
    const best = parts.length > 0 ? ` (лучший итог: ${parts.join(', ')})` : '';
    const rest = [before > 0 && `у ${n(before)} — только в более раннем`, unordered > 0 && `у ${n(unordered)} порядок неизвестен`, none > 0 && `у ${n(none)} не известно ни одной`].filter(Boolean);
    return `Источники называют участников обучения из ${counted('ru', followed.length, ofUnit[unit])}. ${later === 0 ? 'Ни у одного из них заявка в более позднем сезоне премии не известна' : `Из них у ${n(later)} известна заявка в более позднем сезоне премии`}${best}${rest.map((one) => `; ${one}`).join('')}.`;
  }
  const best = parts.length > 0 ? ` (best outcome: ${parts.join(', ')})` : '';
  const rest = [before > 0 && `${n(before)} only in an earlier one`, unordered > 0 && `of ${n(unordered)} the order is unknown`, none > 0 && `of ${n(none)} none is known`].filter(Boolean);
  return `Sources name participants of training from ${counted('en', followed.length, kinds[unit].en)}. Of these, ${later === 0 ? 'none' : n(later)} ${later < 2 ? 'has' : 'have'} a known entry in a later season of the award${best}${rest.map((one) => `; ${one}`).join('')}.`;
}
