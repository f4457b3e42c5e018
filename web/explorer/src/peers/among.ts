import { median } from '../charts/statistics';

/** Where a value stands among those of the peers. */
export interface Among {
  own: number;
  others: readonly Value[];
  rank: number; // 1 for the greatest; equal values share the best of their ranks
  of: number; // places with a value, the own one included
  median: number; // of all of them
}

export interface Value {
  name: string;
  value: number;
}

interface Row {
  place: string;
  name: string;
  values: readonly (string | null)[];
}

/** Compares the value of a place in a column with those of the other rows; undefined if it has none, or no other has one. */
export function amongOf(rows: readonly Row[], place: string, column: number): Among | undefined {
  const known = rows.flatMap(({ place, name, values }) => (typeof values[column] === 'string' ? [{ place, name, value: Number(values[column]) }] : []));
  const own = known.find((row) => row.place === place)?.value;
  if (own === undefined || known.length < 2) return undefined;
  const values = known.map(({ value }) => value);
  return {
    own,
    others: known.filter((row) => row.place !== place),
    rank: 1 + values.filter((value) => value > own).length,
    of: known.length,
    median: median(values),
  };
}
