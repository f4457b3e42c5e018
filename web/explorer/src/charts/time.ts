/** The first day of a period such as 2024, 2024-Q2, 2024-05 or 2024-05-01. */
export function startOf(period: string): Date {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (quarter) return new Date(Date.UTC(Number(quarter[1]), Number(quarter[2]) * 3 - 3));
  const [year, month = '01', day = '01'] = period.split('-');
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
}

/** All periods of several series in their order. Years between the first and the last are there even if nobody has them: a gap is one. */
export function periodsOf(given: readonly string[]): string[] {
  const known = [...new Set(given)].sort((a, b) => Number(startOf(a)) - Number(startOf(b)) || a.localeCompare(b));
  if (!known.every((period) => /^\d{4}$/.test(period))) return known;
  const [first, last] = [Number(known[0]), Number(known.at(-1))];
  return known.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
}

/** So many of a list as have room, the last among them. */
export function thinned<T>(all: readonly T[], room: number): T[] {
  const every = Math.max(1, Math.ceil(all.length / Math.max(1, room)));
  return all.filter((_, i) => (all.length - 1 - i) % every === 0);
}
