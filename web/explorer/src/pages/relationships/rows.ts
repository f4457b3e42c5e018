import type { KindName } from '../../things/kinds';

const rows = new Set<KindName>(['position', 'entry', 'participation', 'appearance', 'conferral', 'adoption']);

/** Whether a thing is a row that says what somebody does, such as an office: other projections show it as a link. */
export const isRow = (kind: KindName): boolean => rows.has(kind);
