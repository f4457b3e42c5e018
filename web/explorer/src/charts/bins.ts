import type { Language } from '../words/language';
import { number, withUnit } from '../words/number';
import { isSkewed } from './statistics';

export interface Bin {
  from: number;
  /** Not in the bin, except in the last one. */
  to: number;
  count: number;
}

/** Puts values into bins with round edges: equally wide, or of equal ratios where values are very unequal. */
export function binsOf(values: readonly number[], wanted = 30): Bin[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const edges = isSkewed(values) ? logEdges(least, most, fine) : evenEdges(least, most, Math.min(wanted, Math.ceil(Math.sqrt(values.length)) + 1));
  const bins = edges.slice(1).map((to, i) => ({ from: edges[i]!, to, count: 0 }));
  for (const value of values) (bins.find(({ to }) => value < to) ?? bins.at(-1)!).count++;
  return bins;
}

function evenEdges(least: number, most: number, wanted: number): number[] {
  const rough = (most - least || Math.abs(most) || 1) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.floor(least / step);
  const last = Math.max(first + 1, Math.ceil(most / step));
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12))); // without the dust of binary fractions
}

const coarse = [1, 2, 5];
const fine = [1, 1.25, 1.6, 2, 2.5, 3.2, 4, 5, 6.3, 8]; // preferred numbers, whose ratios are about equal

/** Round numbers around some positive values, at about equal ratios. */
export function logEdges(least: number, most: number, factors: readonly number[] = coarse): number[] {
  const edges: number[] = [];
  for (let power = Math.floor(Math.log10(least)); edges.length === 0 || edges.at(-1)! < most; power++) {
    for (const factor of factors) {
      if (edges.length > 0 && edges.at(-1)! >= most) break;
      const edge = Number((factor * 10 ** power).toPrecision(12));
      if (edge <= least) edges.length = 0;
      edges.push(edge);
    }
  }
  return edges;
}

/** Writes the range of a bin: 20,000 to 30,000 roubles. */
export const rangeText = (language: Language, { from, to }: Bin, unit: string): string =>
  `${number(language, from)}${language === 'ru' ? ' – ' : ' to '}${withUnit(language, number(language, to), unit)}`;
