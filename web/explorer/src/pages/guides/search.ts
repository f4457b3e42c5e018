import * as v from 'valibot';
import { languagesOfRecipes } from './recipes';

export const guidesSearch = v.object({
  find: v.optional(v.string()),
  in: v.optional(v.picklist(languagesOfRecipes)),
});
