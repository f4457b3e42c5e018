import * as v from 'valibot';

export const tools = ['curl', 'javascript', 'python', 'r', 'go', 'excel'] as const;

export const guidesSearch = v.object({
  find: v.optional(v.string()),
  /** The tool whose quick start is shown. */
  in: v.optional(v.picklist(tools)),
});
