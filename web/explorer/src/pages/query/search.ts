import * as v from 'valibot';

const text = v.optional(v.string());

/** A query is named by an example, by the hash of a query of the explorer, or it is in the address itself. */
export const querySearch = v.object({
  find: text,
  example: text,
  hash: text,
  query: text,
  variables: text,
  as: v.optional(v.picklist(['table', 'json'])),
  edit: v.optional(v.literal('1')),
});
