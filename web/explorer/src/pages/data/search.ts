import * as v from 'valibot';
import { changeKinds } from './change-kinds';

const count = v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.integer(), v.minValue(1));

/** What two releases are compared by: without numbers, the newest with the one before it. */
export const changesSearch = v.object({
  from: v.optional(count),
  to: v.optional(count),
  resource: v.optional(v.string()),
  kind: v.optional(v.picklist(changeKinds)),
  after: v.optional(v.string()),
});

/** The indicator, level and period whose coverage is described in full. */
export const coverageSearch = v.object({
  indicator: v.optional(v.string()),
  level: v.optional(v.picklist(['country', 'region', 'municipality'])),
  period: v.optional(v.string()),
});

/** The publishers listed, and the one whose publications are shown. */
export const sourcesSearch = v.object({
  find: v.optional(v.string()),
  publisher: v.optional(v.string()),
  all: v.optional(v.pipe(v.unknown(), v.transform(() => 1 as const))),
});
