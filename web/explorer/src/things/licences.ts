import type { Language } from '../words/language';

// Licences are stated in English; of those that are sentences, these are known in Russian.
const russian: Record<string, string> = {
  'Official document, not subject to copyright (Civil Code of the Russian Federation, article 1259, paragraph 6)': 'Официальный документ, не объект авторского права (ст. 1259, п. 6 ГК РФ)',
  'Official statistics, numbers only; the copy that was read states no licence': 'Официальная статистика, только числа; в прочитанной копии лицензия не указана',
  'Single facts only': 'Только отдельные факты',
};

/** Writes a licence in the language of the page, as far as it is known in it. */
export const licenceName = (language: Language, licence: string): string => (language === 'ru' && russian[licence]) || licence;
