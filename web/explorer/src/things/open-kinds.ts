import { useWords } from '../words/language';

// Kinds of organizations and acts are data, which may bring new ones: those are shown as they are written.
const words: Record<'en' | 'ru', Record<string, string>> = {
  en: {
    association: 'association',
    university: 'university',
    university_school: 'school of a university',
    training_centre: 'training centre',
    advisory_body: 'advisory body',
    regional_council: 'council of the municipalities of a region',
    state_body: 'state body',
    code: 'code',
    federal_law: 'federal law',
    regional_law: 'law of a region',
    presidential_decree: 'decree of the President',
    presidential_instructions: 'directives of the President',
    government_decree: 'decree of the Government',
    government_order: 'order of the Government',
  },
  ru: {
    association: 'ассоциация',
    university: 'университет',
    university_school: 'школа университета',
    training_centre: 'учебный центр',
    advisory_body: 'совещательный орган',
    regional_council: 'совет муниципальных образований региона',
    state_body: 'государственный орган',
    code: 'кодекс',
    federal_law: 'федеральный закон',
    regional_law: 'закон региона',
    presidential_decree: 'указ Президента',
    presidential_instructions: 'перечень поручений Президента',
    government_decree: 'постановление Правительства',
    government_order: 'распоряжение Правительства',
  },
};

/** Returns what writes a kind of organizations or acts in the language of the page. */
export function useOpenKinds(): (kind: string) => string {
  const labels = useWords(words);
  return (kind) => labels[kind] ?? kind.replaceAll('_', ' ');
}
