import * as v from 'valibot';

export const fieldNames = ['name', 'kind', 'region', 'population', 'coordinates', 'successor'] as const;
export type FieldName = (typeof fieldNames)[number];

/** Columns that are added unless the reader chooses others. */
export const usual: readonly FieldName[] = ['name', 'population'];
export const mostIndicators = 10; // a request for a hundred places stays within the hub's limits

const listOf = <T extends v.GenericSchema<any, string>>(item: T) => v.pipe(v.union([v.string(), v.array(v.string())]), v.transform((some) => [some].flat()), v.array(item));

/** What is added to the table. Nothing of the table itself is in the address. */
export const yourTableSearch = v.object({
  add: v.optional(listOf(v.picklist([...fieldNames, 'none']))),
  indicator: v.optional(v.pipe(listOf(v.pipe(v.string(), v.maxLength(200))), v.maxLength(mostIndicators))),
});
