import type { ChangedRowFragment } from '../../gql/graphql';
import type { Language } from '../../words/language';

type Field = ChangedRowFragment['fields'][number];

/** Returns what people call a row that the newest release lacks, by its fields. */
export function nameIn(language: Language, fields: readonly Field[]): string | undefined {
  const wanted = language === 'ru' ? ['name_ru', 'title_ru', 'title', 'label_ru'] : ['name_en', 'title_en', 'name_ru', 'title_ru', 'title'];
  for (const name of wanted) {
    const value = fields.find((field) => field.name === name);
    if (value) return value.before ?? value.after ?? undefined;
  }
  return undefined;
}
