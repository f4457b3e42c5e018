import type { KindName } from './kinds';

const affiliations = new Set<KindName>(['position', 'entry', 'participation', 'appearance', 'conferral', 'adoption']);

/** Whether a thing is a row that says what somebody does, such as an office: networks may show it as a link. */
export const isAffiliation = (kind: KindName): boolean => affiliations.has(kind);
