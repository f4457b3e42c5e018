import type { ReactNode } from 'react';
import { Section } from '../components/section';
import { useLanguage, useWords } from '../words/language';
import { counted, number } from '../words/number';
import { BrowseLink, type Selection } from './browse-link';
import { kindOfPlural } from './kinds';

const words = {
  en: { all: 'Show all:', table: 'As a table' },
  ru: { all: 'Показать все:', table: 'Таблицей' },
};

interface RelatedRows {
  id?: string;
  title: string;
  total: number;
  shown: number;
  of?: Selection; // where all of them are
  empty?: ReactNode; // what to say of none; without it the section is left out
  children: ReactNode;
}

/** What relates to a thing: how many there are, the first of them, and a way to all. */
export function Related({ id, title, total, shown, of, empty, children }: RelatedRows) {
  const language = useLanguage();
  const text = useWords(words);
  if (total === 0 && !empty) return null;
  const kind = of && kindOfPlural(of.plural);
  const more = total > shown && kind ? `${text.all} ${counted(language, total, kind[language])}` : text.table;
  return (
    <Section
      {...(id && { id })}
      title={title}
      count={number(language, total)}
      aside={of && total > 0 && <BrowseLink of={of}>{more}</BrowseLink>}
    >
      {total === 0 ? <p>{empty}</p> : children}
    </Section>
  );
}
