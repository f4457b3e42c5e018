// What charts show, told in a sentence that is true of the data: people who do not see them hear it, and others read it first.
import { capital } from '../words/capital';
import { period } from '../words/date';
import type { Language } from '../words/language';
import { counted, number, percent, signed, withUnit, type Forms } from '../words/number';
import type { BarsData } from './bars';
import type { HistogramData } from './histogram';
import type { LineData, LineSeries } from './line';
import type { ScatterData } from './scatter';
import { correlation, quantile } from './statistics';

/** What places of a level are called after a number, and after "of" or «у» with one. */
export interface PlaceWords {
  counted: Forms;
  of: Forms;
}

export const placeWords: Record<'REGION' | 'MUNICIPALITY' | 'PLACE', Record<Language, PlaceWords>> = {
  REGION: {
    en: { counted: ['region', 'regions'], of: ['region', 'regions'] },
    ru: { counted: ['регион', 'региона', 'регионов'], of: ['региона', 'регионов', 'регионов'] },
  },
  MUNICIPALITY: {
    en: { counted: ['municipality', 'municipalities'], of: ['municipality', 'municipalities'] },
    ru: { counted: ['муниципальное образование', 'муниципальных образования', 'муниципальных образований'], of: ['муниципального образования', 'муниципальных образований', 'муниципальных образований'] },
  },
  PLACE: {
    en: { counted: ['place', 'places'], of: ['place', 'places'] },
    ru: { counted: ['место', 'места', 'мест'], of: ['места', 'мест', 'мест'] },
  },
};

const figure = (language: Language, value: number, unit: string): string => withUnit(language, number(language, value), unit);

/** Writes how many times one value is another: 2.3 times, 2,3 раза, 5 раз. */
export function times(language: Language, ratio: number): string {
  const rounded = Number(ratio.toFixed(ratio < 10 ? 1 : 0));
  return counted(language, rounded, language === 'ru' ? ['раз', 'раза', 'раз'] : ['time', 'times']).replace('\u00a0', ' ');
}

function changeOf(language: Language, from: number, to: number, unit: string): string {
  if (unit === '%') return withUnit(language, signed(language, to - from, 1), language === 'ru' ? 'п.\u00a0п.' : 'pp');
  return from > 0 ? withUnit(language, signed(language, (100 * (to - from)) / from, 1), '%') : '';
}

/** From what to what a series went, and by how much: of percents the difference in points. */
function course(language: Language, { name, points }: LineSeries, unit: string): string {
  const known = points.toSorted((a, b) => a.period.localeCompare(b.period));
  const [first, last] = [known[0], known.at(-1)];
  const begin = capital(language, name);
  if (!first || !last) return language === 'ru' ? `${begin}: нет данных.` : `${begin}: no data.`;
  const at = (point: typeof first) => `${point.estimate ? '≈\u2009' : ''}${figure(language, point.value, unit)} (${period(language, point.period)})`;
  if (first === last) return `${begin}: ${at(first)}.`;
  const change = changeOf(language, first.value, last.value, unit);
  const [from, to] = language === 'ru' ? ['с', 'до'] : ['from', 'to'];
  const told = `${begin}: ${from} ${at(first)} ${to} ${at(last)}${change && `, ${change}`}`;
  return told.endsWith('.') ? told : `${told}.`; // points of percent end in a full stop in Russian
}

export const lineSentence = (language: Language, { series, unit }: LineData): string => series.map((one) => course(language, one, unit)).join(' ');

interface Ranked extends BarsData {
  level: keyof typeof placeWords;
  /** Of all places that have a value, also those that are not shown. */
  median?: number | undefined;
  total: number;
  without?: number | null | undefined;
}

/** Where a value is highest, how many times the median that is, and how many places have one. */
export function rankingSentence(language: Language, { unit, bars, median, level, total, without }: Ranked): string {
  const best = bars.find(({ value }) => value !== null);
  if (!best) return language === 'ru' ? 'Значений нет.' : 'There are no values.';
  const words = placeWords[level][language];
  const ratio = median && median > 0 ? best.value! / median : 0;
  const value = `${best.estimate ? '≈\u2009' : ''}${figure(language, best.value!, unit)}`;
  if (language === 'ru') {
    const compared = ratio >= 1.1 ? `, в ${times(language, ratio)} больше медианы (${number(language, median!)})` : median !== undefined ? `; медиана ${number(language, median)}` : '';
    const missing = without ? `, нет — у ${number(language, without)}` : '';
    return `Первое место — ${best.name}: ${value}${compared}. Значение есть у ${counted(language, total, words.of)}${missing}.`;
  }
  const compared = ratio >= 1.1 ? `, ${times(language, ratio)} the median (${number(language, median!)})` : median !== undefined ? `; the median is ${number(language, median)}` : '';
  const missing = without ? `, ${number(language, without)} ${without === 1 ? 'has' : 'have'} none` : '';
  return `First is ${best.name}: ${value}${compared}. ${counted(language, total, words.counted)} ${total === 1 ? 'has' : 'have'} a value${missing}.`;
}

/** Which place rose most in rank, and among how many. */
export function riseSentence(language: Language, { bars, level, total }: Ranked): string {
  const best = bars[0];
  const words = placeWords[level][language];
  if (!best) return language === 'ru' ? 'Никто не поднялся.' : 'No place rose.';
  return language === 'ru'
    ? `Сильнее всего — ${best.name}: на ${counted(language, best.value!, ['ранг', 'ранга', 'рангов'])} выше. В сравнении — ${counted(language, total, words.counted)}.`
    : `Most: ${best.name}, which is ${counted(language, best.value!, ['rank', 'ranks'])} up. ${counted(language, total, words.counted)} ${total === 1 ? 'is' : 'are'} compared.`;
}

const strengths = {
  en: ['hardly any', 'a weak', 'a moderate', 'a strong'],
  ru: ['почти нет', 'слабая', 'средняя', 'сильная'],
} as const;

/** Whether two indicators go together, by their correlation. It says nothing of causes. */
export function scatterSentence(language: Language, { points }: ScatterData, level: keyof typeof placeWords): string {
  const r = correlation(points);
  const words = placeWords[level][language];
  const many = counted(language, points.length, language === 'ru' ? words.of : words.counted);
  if (r === undefined) return language === 'ru' ? `Оба значения есть у ${many}; для корреляции этого мало.` : `Both values are known for ${many}: too few for a correlation.`;
  const size = Math.abs(r);
  const strength = strengths[language][size < 0.2 ? 0 : size < 0.5 ? 1 : size < 0.8 ? 2 : 3]!;
  const written = number(language, Number(r.toFixed(2)) + 0).replace('-', '−');
  if (language === 'ru') {
    const relation = size < 0.2 ? 'линейной связи почти нет' : `${strength} ${r > 0 ? 'прямая' : 'обратная'} связь`;
    return `Оба значения есть у ${many}: ${relation}, r = ${written}. О причинах корреляция не говорит.`;
  }
  const relation = size < 0.2 ? 'hardly any linear relation' : `${strength} ${r > 0 ? 'positive' : 'negative'} relation`;
  return `Both values are known for ${many}: ${relation}, r = ${written}. A correlation says nothing of causes.`;
}

/** Quantiles lie between values, and have more digits than either. */
const rounded = (language: Language, value: number): string => number(language, value, Math.abs(value) < 1000 ? 2 : 0);

/** Between which values half of the places are, and which share the place that the reader asked for exceeds. */
export function histogramSentence(language: Language, { values, unit, here }: HistogramData, level: keyof typeof placeWords): string {
  const sorted = values.toSorted((a, b) => a - b);
  const [lower, middle, upper] = [0.25, 0.5, 0.75].map((share) => rounded(language, quantile(sorted, share)));
  const words = placeWords[level][language];
  const share = here && percent(language, Math.floor((100 * sorted.filter((value) => value < here.value).length) / sorted.length) / 100, 0); // never more than is true
  if (language === 'ru') {
    const mine = here ? ` ${capital(language, here.name)}: ${figure(language, here.value, unit)}, больше, чем у ${share} из них.` : '';
    return `Половина из ${counted(language, sorted.length, words.of)} — между ${lower} и ${withUnit(language, upper!, unit)}, медиана ${middle}.${mine}`;
  }
  const mine = here ? ` ${capital(language, here.name)}: ${figure(language, here.value, unit)}, more than ${share} of them.` : '';
  return `Half of ${counted(language, sorted.length, words.counted)} ${sorted.length === 1 ? 'is' : 'are'} between ${lower} and ${withUnit(language, upper!, unit)}; the median is ${middle}.${mine}`;
}

/** Writes a number of places of a level: 3 regions. */
export const countOf = (language: Language, level: keyof typeof placeWords, count: number): string => counted(language, count, placeWords[level][language].counted);
