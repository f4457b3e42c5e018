import * as v from 'valibot';

export const measures = ['applications', 'finalists', 'laureates'] as const;
export type Measure = (typeof measures)[number];

/** What is compared: without parameters applications of the newest season, and regions in the flow. */
export const awardsSearch = v.object({
  measure: v.optional(v.picklist(measures)),
  season: v.optional(v.pipe(v.string(), v.regex(/^\d{4}$/))), // the year of the ceremony
  per: v.optional(v.literal('head')),
  nomination: v.optional(v.pipe(v.string(), v.regex(/^\d{1,3}$/))), // its place in the list of the season
  places: v.optional(v.literal('municipalities')),
});
