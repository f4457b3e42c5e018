import * as v from 'valibot';

export const mapKinds = ['tiles', 'outlines', 'points', 'years'] as const;
export type MapKind = (typeof mapKinds)[number];

/** What the reader chose of a map, in the address. */
export const mapSearch = {
  map: v.optional(v.picklist(mapKinds)),
  level: v.optional(v.picklist(['region', 'municipality'])),
  part: v.optional(v.pipe(v.string(), v.regex(/^(west|\d\d)$/))),
  classes: v.optional(v.literal('steps')),
  scale: v.optional(v.literal('all')),
};
