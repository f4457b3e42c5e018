import type { HomeQuery } from '../../gql/graphql';

/** A season of the prize, and how many entries of it are known by region. */
export interface Season {
  slug: string;
  years: string;
  entries: Map<string, number>;
}

/** The seasons of which entries are known, the oldest first. */
export function seasonsOf({ seasons }: HomeQuery): Season[] {
  const found = new Map<string, Season>();
  for (const { key, count } of seasons?.nodes ?? []) {
    if (!key.season || !key.region) continue;
    const season = found.get(key.season.slug) ?? { ...key.season, entries: new Map() };
    found.set(season.slug, season);
    season.entries.set(key.region.id, Number(count));
  }
  return [...found.values()].toSorted((a, b) => a.years.localeCompare(b.years));
}
