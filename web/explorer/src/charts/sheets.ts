// The tables of charts: exactly what is drawn, for those who want numbers, and as CSV.
import type { Language } from '../words/language';
import { period } from '../words/date';
import { binsOf } from './bins';
import type { BarsData } from './bars';
import type { Sheet } from './drawing';
import type { HistogramData } from './histogram';
import type { LineData } from './line';
import type { ScatterData } from './scatter';
import { wayOf, withKnown } from './known';
import { periodsOf } from './time';

const words = {
  en: { period: 'Period', place: 'Place', rank: 'No.', value: 'Value', from: 'From', to: 'To', places: 'Places' },
  ru: { period: 'Период', place: 'Место', rank: '№', value: 'Значение', from: 'От', to: 'До', places: 'Мест' },
};

export function lineSheet(language: Language, { unit, series }: LineData): Sheet {
  const known = series.map(({ points }) => new Map(points.map((point) => [point.period, point])));
  const periods = periodsOf(series.flatMap(({ points }) => points.map((point) => point.period)));
  const sheet = {
    head: [words[language].period, ...series.map(({ name }) => `${name}, ${unit}`)],
    rows: periods.map((one) => [period(language, one), ...known.map((points) => points.get(one)?.value ?? null)]),
  };
  const estimated = (one: string): string => {
    const names = series.flatMap(({ name }, i) => (known[i]!.get(one)?.estimate ? [name] : []));
    if (names.length === 0) return '';
    return series.length === 1 ? wayOf(language, '≈') : `${wayOf(language, '≈')}: ${names.join(', ')}`;
  };
  return withKnown(language, sheet, periods.map(estimated));
}

export function barsSheet(language: Language, { unit, bars }: BarsData): Sheet {
  const { place, rank, value } = words[language];
  const sheet = { head: [place, rank, `${value}, ${unit}`], rows: bars.map((bar) => [bar.name, bar.rank ?? null, bar.value]) };
  return withKnown(language, sheet, bars.map((bar) => (bar.value === null ? '' : bar.atLeast ? wayOf(language, '≥') : bar.estimate ? wayOf(language, '≈') : '')));
}

export function scatterSheet(language: Language, { x, y, points }: ScatterData): Sheet {
  const sheet = { head: [words[language].place, `${x.name}, ${x.unit}`, `${y.name}, ${y.unit}`], rows: points.map((point) => [point.name, point.x, point.y]) };
  return withKnown(language, sheet, points.map(({ estimate }) => (estimate ? wayOf(language, '≈') : '')));
}

export function histogramSheet(language: Language, { unit, values }: HistogramData): Sheet {
  const { from, to, places } = words[language];
  return { head: [`${from}, ${unit}`, `${to}, ${unit}`, places], rows: binsOf(values).map((bin) => [bin.from, bin.to, bin.count]) };
}
