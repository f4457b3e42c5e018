import type { Language } from '../../words/language';

/** What can be looked for, and as what it is found. */
export const examples: Record<Language, readonly (readonly [text: string, what: string])[]> = {
  en: [
    ['Kazan', 'a place, a person, an organization'],
    ['mayor of Kazan', 'an office, in any form of its words'],
    ['92701000', 'an OKTMO code'],
    ['winners', 'a question'],
    ['population', 'an indicator'],
  ],
  ru: [
    ['Казань', 'место, человек, организация'],
    ['мэр Казани', 'должность, в любой форме слов'],
    ['92701000', 'код ОКТМО'],
    ['победители', 'вопрос'],
    ['население', 'показатель'],
  ],
};
