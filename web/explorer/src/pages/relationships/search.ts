import * as v from 'valibot';
import { isId } from '../../things/kinds';

const texts = v.pipe(v.union([v.string(), v.array(v.string())]), v.transform((value) => [value].flat()));
const several = v.optional(texts);
const whole = v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.integer()));

/** A board, in the address: `address.ts` reads it. Apart, because every page knows what all addresses may have. */
export const boardSearch = v.object({
  things: several,
  to: v.optional(v.pipe(v.string(), v.check(isId))),
  way: whole,
  open: several,
  shares: several,
  hidden: several,
  pinned: several,
  notes: several,
  without: several,
  since: whole,
  until: whole,
  as: v.optional(v.picklist(['rows', 'wholes'])),
  view: v.optional(v.literal('list')),
});

export type BoardSearch = v.InferOutput<typeof boardSearch>;
