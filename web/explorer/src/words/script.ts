import type { Language } from './language';

/** Returns the language of a text by its letters, if it is not that of the page: for `lang`, so that it is read aloud and hyphenated right. */
export function foreign(language: Language, text: string): Language | undefined {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (cyrillic === latin) return undefined;
  const written = cyrillic > latin ? 'ru' : 'en';
  return written === language ? undefined : written;
}
