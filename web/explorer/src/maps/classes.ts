/** A class of values, from one to another with both, and how many values are in it. */
export interface Class {
  from: number;
  to: number;
  count: number;
}

/** How values are put into classes: about as many in each, or steps of one size. */
export type Classing = 'equal-counts' | 'equal-steps';

const most = 6; // the steps of the scale

export const classesOf = (values: readonly number[], how: Classing = 'equal-counts'): Class[] => (how === 'equal-steps' ? equalSteps(values) : equalCounts(values));

/** Puts values into at most so many classes of about equal size; zeros are a class of their own, and equal values share one. */
export function equalCounts(values: readonly number[], wanted = most): Class[] {
  const below = values.filter((value) => value < 0);
  const above = values.filter((value) => value > 0);
  const zeros = values.length - below.length - above.length;
  const left = wanted - (zeros > 0 ? 1 : 0);
  const negative = below.length === 0 ? 0 : above.length === 0 ? left : Math.min(left - 1, Math.max(1, Math.round((left * below.length) / (below.length + above.length))));
  return [...slices(below, negative), ...(zeros > 0 ? [{ from: 0, to: 0, count: zeros }] : []), ...slices(above, left - negative)];
}

/** Cuts values into classes of about equal size; those with a value in common are one. */
function slices(values: readonly number[], wanted: number): Class[] {
  const sorted = values.toSorted((a, b) => a - b);
  const classes: Class[] = [];
  for (let begin = 0; begin < sorted.length; ) {
    const left = wanted - classes.length;
    let end = begin + Math.max(1, Math.round((sorted.length - begin) / left));
    while (end < sorted.length && sorted[end] === sorted[end - 1]) end++;
    if (left === 1) end = sorted.length;
    classes.push({ from: sorted[begin]!, to: sorted[end - 1]!, count: end - begin });
    begin = end;
  }
  return classes;
}

/** Cuts the range into steps of one round size, of which the ends need not be values. */
function equalSteps(values: readonly number[]): Class[] {
  if (values.length === 0) return [];
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  if (least === greatest) return [{ from: least, to: least, count: values.length }];
  const { step, first, last } = roundSteps(least, greatest);
  const classes = Array.from({ length: last - first }, (_, i): Class => ({ from: (first + i) * step, to: (first + i + 1) * step, count: 0 }));
  for (const value of values) classes[classOf(classes, value)]!.count++;
  return classes;
}

/** The smallest round step of which the scale has enough, and the multiples of it that the range lies between. */
function roundSteps(least: number, greatest: number): { step: number; first: number; last: number } {
  for (let power = Math.floor(Math.log10((greatest - least) / most)); ; power++) {
    for (const size of [1, 2, 2.5, 5]) {
      const step = size * 10 ** power;
      const [first, last] = [Math.floor(least / step), Math.ceil(greatest / step)];
      if (last - first <= most) return { step, first, last };
    }
  }
}

/** The class of a value, from 0. */
export const classOf = (classes: readonly Class[], value: number): number => classes.findIndex(({ to }) => value <= to);

/** The step of the sequential scale for a class, so that few classes differ as much as many. */
export const stepOf = (index: number, count: number): number => (count < 2 ? 3 : Math.round((index * (most - 1)) / (count - 1)));

/** The step of the scale for a value: none for none. */
export const shadeOf = (classes: readonly Class[], value: number | null): number | 'none' => (value === null ? 'none' : stepOf(classOf(classes, value), classes.length));
