import { capital } from '../words/capital';
import type { Language } from '../words/language';

/** Returns the title in a citation in the RIS format: it says what a thing belongs to, which its name alone does not. */
export const citedTitle = (language: Language, ris = ''): string => capital(language, /^TI  - (.*)$/m.exec(ris)?.[1]?.trim() ?? '');
