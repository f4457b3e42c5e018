/** Kinds of documents by their folders. */
export const kinds: { en: Record<string, string>; ru: Record<string, string> } = {
  en: { tutorials: 'Tutorials', 'how-to': 'How to', reference: 'Reference', explanation: 'Explanation', adr: 'Decisions' },
  ru: { tutorials: 'Уроки', 'how-to': 'Как сделать', reference: 'Справочник', explanation: 'Как это устроено', adr: 'Решения' },
};

/** The same as sections of the start page, by their titles in docs/README.md. */
export const sections: Record<string, string> = {
  Tutorials: 'Уроки',
  'How to': 'Как сделать',
  Reference: 'Справочник',
  Explanation: 'Как это устроено',
  Decisions: 'Решения',
};
