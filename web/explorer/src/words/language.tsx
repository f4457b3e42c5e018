import { createContext, useContext } from 'react';

export type Language = 'en' | 'ru';
export const languages: readonly Language[] = ['ru', 'en'];

export const isLanguage = (text: string): text is Language => (languages as readonly string[]).includes(text);

/** The language that the browser asks for, where the address names none. */
export const preferredLanguage = (): Language => (navigator.language.startsWith('ru') ? 'ru' : 'en');

const LanguageContext = createContext<Language>('en');
export const LanguageProvider = LanguageContext.Provider;
export const useLanguage = (): Language => useContext(LanguageContext);

/** Chooses the words of a page in the language of the reader. They stand in both languages beside the page. */
export function useWords<T>(words: { en: T; ru: NoInfer<T> }): T {
  return words[useLanguage()];
}
