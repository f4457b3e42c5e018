import { isAffiliation } from '../../things/affiliations';
import { pathOf, type KindName } from '../../things/kinds';
import type { Projection } from './board';

const parts = new Set<KindName>(['cohort', 'season', 'nomination', 'session']);

/** Whether a thing stands on a board by itself in a projection: otherwise it is a link, or its whole stands for it. */
export function stands(id: string, as: Projection): boolean {
  const { kind } = pathOf(id);
  return as === 'rows' || (!isAffiliation(kind) && (as === 'affiliations' || !parts.has(kind)));
}
