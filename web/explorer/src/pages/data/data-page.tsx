import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTitle } from '../../app/title';
import type { Asked } from '../../things/asked';
import { Behind } from '../../things/behind';
import { useLanguage, useWords } from '../../words/language';
import styles from './data.module.css';

const words = {
  en: { pages: 'Pages about the data', data: 'Data', releases: 'Releases', changes: 'What changed', coverage: 'Coverage', imports: 'Imports', sources: 'Sources' },
  ru: { pages: 'Страницы о данных', data: 'Данные', releases: 'Выпуски', changes: 'Что изменилось', coverage: 'Охват', imports: 'Импорт', sources: 'Источники' },
};

interface DataPageParts {
  title: string;
  lead?: ReactNode;
  asked: Asked; // the query that says most of the page
  children: ReactNode;
}

/** What stands around each page about the data: its title, what it says in a sentence, the way to the others, and its query. */
export function DataPage({ title, lead, asked, children }: DataPageParts) {
  const language = useLanguage();
  const text = useWords(words);
  const ofRelease = useLocation().pathname.includes('/data/releases/');
  useTitle(title);
  return (
    <>
      <nav className={styles.tabs} aria-label={text.pages} data-print="no">
        <Link to="/$language/data" params={{ language }} activeOptions={{ exact: true, includeSearch: false }} {...(ofRelease && { 'aria-current': 'page' })}>
          {text.releases}
        </Link>
        {(['changes', 'coverage', 'imports', 'sources'] as const).map((page) => (
          <Link key={page} to={`/$language/data/${page}`} params={{ language }} activeOptions={{ includeSearch: false }}>
            {text[page]}
          </Link>
        ))}
      </nav>
      <header className={styles.head}>
        <h1>{title}</h1>
        {lead && <p className={styles.lead}>{lead}</p>}
      </header>
      {children}
      <div className={styles.behind} data-print="no">
        <Behind {...asked} />
      </div>
    </>
  );
}
