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
