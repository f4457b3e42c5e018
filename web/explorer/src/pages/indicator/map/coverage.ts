import { thinned } from '../../../charts/time';
import type { PlaceLevel, ValuesOfIndicatorQuery } from '../../../gql/graphql';

/** How many places of a level have a value in a period. */
export interface Covered {
  level: PlaceLevel;
  period: string;
  places: number;
}

export type Groups = NonNullable<ValuesOfIndicatorQuery['observationGroups']>['nodes'];

export const coveredBy = (groups: Groups): Covered[] =>
  groups.flatMap(({ key, distinctPlaces }) => (key.placeLevel && key.period ? [{ level: key.placeLevel, period: key.period, places: Number(distinctPlaces) }] : []));

/** The periods in which a level has values, the oldest first. */
export const periodsOf = (covered: readonly Covered[], level: PlaceLevel): string[] => covered.filter((one) => one.level === level).map(({ period }) => period).toSorted();

const together = 11; // periods in one answer: of each region a group, 1,000 at most

/** The periods that are asked for at once: for maps side by side some of all, for one map those around its own, so that playing seldom waits. */
export function askedPeriods(periods: readonly string[], period: string, sideBySide: boolean): string[] {
  if (sideBySide) return [...new Set([...thinned(periods, together - 1), period])].toSorted();
  const first = Math.floor(periods.indexOf(period) / together) * together;
  return periods.slice(first, first + together);
}

/** The newest period in which at least half as many places have a value as ever had. */
export function usualPeriod(covered: readonly Covered[], level: PlaceLevel): string | undefined {
  const own = covered.filter((one) => one.level === level);
  const most = Math.max(0, ...own.map(({ places }) => places));
  return own.filter(({ places }) => places >= most / 2).map(({ period }) => period).toSorted().at(-1);
}

/** The level whose usual period is newer; of two alike, regions. */
export function usualLevel(covered: readonly Covered[]): 'REGION' | 'MUNICIPALITY' | undefined {
  const [region, municipality] = [usualPeriod(covered, 'REGION'), usualPeriod(covered, 'MUNICIPALITY')];
  if (region === undefined) return municipality === undefined ? undefined : 'MUNICIPALITY';
  return municipality !== undefined && municipality > region ? 'MUNICIPALITY' : 'REGION';
}
