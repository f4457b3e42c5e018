import type { AwardsOfRegionsQuery, SourceLineFragment } from '../../gql/graphql';
import type { Measure } from './search';

type Data = AwardsOfRegionsQuery;
export type Region = NonNullable<Data['regions']>['nodes'][number];

/** How a value is known: as a source states it, about, or not less, because sources name so many entries one by one. */
export type Known = 'stated' | 'about' | 'at least';

export interface RegionValue {
  region: Region;
  /** By itself or for 100,000 inhabitants; null if it is not known. */
  value: number | null;
  count: number | null;
  known: Known;
  source?: SourceLineFragment;
  note?: string | null;
}

/** The value of each region: what a source states, otherwise how many entries sources name. Applications are too many to be named. */
export function valuesOf({ regions, stated, named }: Data, measure: Measure, perHead: boolean): RegionValue[] {
  const byId = new Map(stated?.nodes.map((one) => [one.region?.id, one]));
  const counts = new Map(named?.nodes.map(({ key, count }) => [key.region?.id, Number(count)]));
  return (regions?.nodes ?? []).map((region) => {
    const figure = byId.get(region.id);
    const count = figure ? Number(figure.value) : measure === 'applications' ? null : (counts.get(region.id) ?? null);
    return {
      region,
      count,
      value: perHead ? forHead(count, region) : count,
      known: !figure ? 'at least' : figure.status === 'NORMAL' ? 'stated' : 'about',
      ...(figure && { source: figure.source, note: figure.note }),
    };
  });
}

function forHead(count: number | null, { population }: Region): number | null {
  const people = Number(population?.value ?? 0);
  if (count === null || people === 0) return null;
  const value = (count / people) * 100_000;
  return Number(value.toFixed(value < 10 ? 2 : 1));
}

/** The regions that have a value, the greatest first; equal ones share a rank. */
export function ranked(values: readonly RegionValue[]): (RegionValue & { value: number; rank: number })[] {
  const known = values.flatMap((one) => (one.value === null ? [] : [{ ...one, value: one.value }])).toSorted((a, b) => b.value - a.value);
  return known.map((one) => ({ ...one, rank: 1 + known.filter(({ value }) => value > one.value).length }));
}
