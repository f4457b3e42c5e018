import type { AwardsOfRegionsQuery } from '../../gql/graphql';
import type { Nomination, Selection } from './selection';

interface NominationValue {
  nomination: Nomination | null; // null of entries whose nomination is not stated
  value: number | null;
}

/** The number of each nomination: applications as a source states them; otherwise entries that sources name. */
export function nominationValues({ measure, season }: Pick<Selection, 'measure' | 'season'>, { byNomination }: AwardsOfRegionsQuery): { stated: boolean; values: NominationValue[] } {
  const { nodes } = season.nominations;
  const stated = measure === 'applications' && nodes.some(({ applications }) => typeof applications === 'number');
  const counts = new Map(byNomination?.nodes.map(({ key, count }) => [key.nomination?.id ?? null, Number(count)]));
  const values = nodes.map((nomination): NominationValue => ({ nomination, value: (stated ? nomination.applications : counts.get(nomination.id)) ?? null }));
  const other = stated ? undefined : counts.get(null);
  const sorted = values.toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1));
  return { stated, values: other ? [...sorted, { nomination: null, value: other }] : sorted };
}
