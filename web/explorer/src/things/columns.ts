import { resourceOf, type Field } from '../catalogue';
import type { Language } from '../words/language';
import { kindOf } from './kinds';

const inLanguage = { en: { ru: 'in Russian', en: 'in English' }, ru: { ru: 'по-русски', en: 'по-английски' } };

interface Column {
  label: string;
  field: Field;
}

/** Returns the field of the API that shows a column of a file, and what people call the column: name_en is the name in English. */
export function columnOf(language: Language, resource: string, name: string): Column | undefined {
  const kind = kindOf(resource);
  const [, plain, told] = /^(.+?)(?:_(ru|en))?$/.exec(name) as unknown as [string, string, Language | undefined];
  const field = kind && resourceOf(kind.plural).fields[plain.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())];
  return field && { field, label: told ? `${field[language]} ${inLanguage[language][told]}` : field[language] };
}
