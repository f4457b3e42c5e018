import type { Bar } from './bars';

interface Moved {
  code: string;
  name: string;
  /** At the beginning and at the end. */
  values: readonly number[];
  estimate: boolean;
}

/** The places that rose in rank, those that rose most first. Equal values share the best of their ranks. */
export function risesOf(rows: readonly Moved[], mine: readonly string[]): Bar[] {
  const ranks = [0, 1].map((column) => {
    const sorted = rows.map(({ values }) => values[column]!).toSorted((a, b) => b - a);
    const first = new Map<number, number>();
    sorted.forEach((value, i) => first.has(value) || first.set(value, i + 1));
    return (row: Moved) => first.get(row.values[column]!)!;
  });
  return rows
    .map((row) => ({ row, from: ranks[0]!(row), to: ranks[1]!(row) }))
    .filter(({ from, to }) => from > to)
    .toSorted((a, b) => b.from - b.to - (a.from - a.to) || a.to - b.to)
    .map(({ row, from, to }) => ({ name: `${row.name}, ${from}\u00a0→\u00a0${to}`, value: from - to, estimate: row.estimate, mine: mine.includes(row.code) }));
}
