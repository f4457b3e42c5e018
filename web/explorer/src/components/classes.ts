/** A class of values: from one value to another, both of which occur, and how many values are in it. */
export interface Class {
  from: number;
  to: number;
  count: number;
}

/** Puts values into at most so many classes of about equal size; zeros are a class of their own, and equal values share one. */
export function classesOf(values: readonly number[], most = 6): Class[] {
  const sorted = values.filter((value) => value !== 0).toSorted((a, b) => a - b);
  const zeros = values.length - sorted.length;
  const classes: Class[] = zeros > 0 ? [{ from: 0, to: 0, count: zeros }] : [];
  const wanted = most - classes.length;
  for (let begin = 0; begin < sorted.length; ) {
    const left = wanted - (classes.length - (zeros > 0 ? 1 : 0));
    let end = begin + Math.max(1, Math.round((sorted.length - begin) / left));
    while (end < sorted.length && sorted[end] === sorted[end - 1]) end++;
    if (left === 1) end = sorted.length;
    classes.push({ from: sorted[begin]!, to: sorted[end - 1]!, count: end - begin });
    begin = end;
  }
  return classes;
}

/** The class of a value, from 0. */
export const classOf = (classes: readonly Class[], value: number): number => classes.findIndex(({ to }) => value <= to);

/** The step of the sequential scale for a class, so that few classes differ as much as many. */
export const stepOf = (index: number, count: number): number => (count < 2 ? 3 : Math.round((index * 5) / (count - 1)));
