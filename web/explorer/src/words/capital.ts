import type { Language } from './language';

/** Begins a text with a capital letter, as titles do. */
export const capital = (language: Language, text: string): string => text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
