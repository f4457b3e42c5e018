import type { ReactNode } from 'react';
import { fileAddress, hub } from '../../app/hub';
import { useRelease } from '../../app/release';
import { useTitle } from '../../app/title';
import { useLanguage, useWords } from '../../words/language';
import { foreign } from '../../words/script';
import styles from './embed.module.css';

const words = {
  en: {
    none: 'There is no such figure in this release',
    source: 'Source:',
    release: (n: number) => `govhub, release ${n}`,
    newer: 'newer data',
    elsewhere: 'opens in a new tab',
  },
  ru: {
    none: 'Такой иллюстрации в этом выпуске нет',
    source: 'Источник:',
    release: (n: number) => `govhub, выпуск ${n}`,
    newer: 'есть данные новее',
    elsewhere: 'откроется в новой вкладке',
  },
};

interface FrameParts {
  path: string; // of the page that has more
  title?: string; // none where there is nothing to show
  kind?: string;
  source?: { title: string; publisher?: string | null } | undefined;
  children?: ReactNode; // the figure
}

/** What stands around an embedded figure: what it shows, who says so, of which release, and the way to its page. */
export function Frame({ path, title, kind, source, children }: FrameParts) {
  const language = useLanguage();
  const text = useWords(words);
  const { release } = useRelease();
  useTitle(title ?? text.none);
  return (
    <>
      <header>
        {kind && <p className={styles.soft}>{kind}</p>}
        <h1 className={styles.title} lang={title && foreign(language, title)}>
          {title ?? text.none}
        </h1>
      </header>
      {children}
      <footer className={styles.foot}>
        {source && (
          <p className={styles.source}>
            {text.source} <bdi lang={foreign(language, source.title)}>{source.title}</bdi>
            {source.publisher && (
              <>
                {' · '}
                <bdi lang={foreign(language, source.publisher)}>{source.publisher}</bdi>
              </>
            )}
          </p>
        )}
        <p className={styles.links}>
          <Elsewhere to={`/${language}/${path}${location.search}`}>{text.release(release)}</Elsewhere>
          {release < hub.newest && <Elsewhere to={`/${language}/${path}`}>{text.newer}</Elsewhere>}
        </p>
      </footer>
    </>
  );
}

/** Leads to a page that is not for frames. */
function Elsewhere({ to, children }: { to: string; children: ReactNode }) {
  return (
    <a href={fileAddress(to)} target="_blank" rel="noopener" title={useWords(words).elsewhere}>
      {children}
    </a>
  );
}
