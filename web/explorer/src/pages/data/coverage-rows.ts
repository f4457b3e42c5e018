import type { CoverageByYearQuery, PlaceLevel } from '../../gql/graphql';

type Group = NonNullable<CoverageByYearQuery['observationGroups']>['nodes'][number];

/** An indicator at a level of places: of how many places it has a value, by year. */
export interface CoverageRow {
  slug: string;
  name: string;
  level: PlaceLevel;
  places: ReadonlyMap<string, number>;
}

const levels: readonly PlaceLevel[] = ['MUNICIPALITY', 'REGION', 'COUNTRY'];

/** Sorts groups into rows by level, those with the most values first, and the years from the first to the last. */
export function rowsOf(groups: readonly Group[]): { rows: CoverageRow[]; years: string[] } {
  const rows = new Map<string, CoverageRow & { places: Map<string, number> }>();
  for (const { key, distinctPlaces } of groups) {
    const { indicator, placeLevel: level, year } = key;
    if (!indicator || !level || !year) continue;
    const { slug, name } = indicator;
    const id = `${level} ${slug}`;
    const row = rows.get(id) ?? { slug, name, level, places: new Map<string, number>() };
    row.places.set(year, Number(distinctPlaces));
    rows.set(id, row);
  }
  const weight = (row: CoverageRow) => [...row.places.values()].reduce((sum, n) => sum + n, 0);
  const sorted = [...rows.values()].sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || weight(b) - weight(a));
  const known = sorted.flatMap((row) => [...row.places.keys()]).map(Number);
  const first = Math.min(...known);
  return { rows: sorted, years: Array.from({ length: Math.max(...known) - first + 1 }, (_, i) => String(first + i)) };
}

/** A year with values, or years in a row without any. */
export interface Run {
  from: string;
  to: string;
  years: number;
  places?: number;
}

/** Cuts the years of a row into those with values and the gaps between them. */
export function runsOf({ places }: CoverageRow, years: readonly string[]): Run[] {
  const runs: Run[] = [];
  for (const year of years) {
    const known = places.get(year);
    const last = runs.at(-1);
    if (known !== undefined) runs.push({ from: year, to: year, years: 1, places: known });
    else if (last && last.places === undefined) Object.assign(last, { to: year, years: last.years + 1 });
    else runs.push({ from: year, to: year, years: 1 });
  }
  return runs;
}

/** Returns the shade of a number of places, from 0 for one place to 4 for a thousand and more. */
export function shadeOf(places: number): number {
  return places < 2 ? 0 : Math.min(4, Math.floor(Math.log10(places)) + 1);
}
