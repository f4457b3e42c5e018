import type { Language } from '../words/language';
import type { Sign } from '../words/sign';
import type { Sheet } from './drawing';

const words = {
  en: { head: 'How it is known', ways: { '≈': 'estimate', '≥': 'at least' } },
  ru: { head: 'Как известно', ways: { '≈': 'оценка', '≥': 'не меньше' } },
};

export const wayOf = (language: Language, sign: Sign): string => words[language].ways[sign];

/** Adds to each row how its value is known, if any is not known exactly. */
export function withKnown(language: Language, { head, rows }: Sheet, ways: readonly string[]): Sheet {
  if (!ways.some(Boolean)) return { head, rows };
  return { head: [...head, words[language].head], rows: rows.map((row, i) => [...row, ways[i] ?? '']) };
}
