import { Outlet, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Provider } from 'urql';
import { LanguageProvider, isLanguage, type Language } from '../words/language';
import { clientOf } from './client';
import { Footer } from './footer';
import { Header } from './header';
import { useRelease } from './release';
import styles from './shell.module.css';

const Finder = lazy(() => import('../pages/search/finder'));

/** What stands around every page: the header, the finder (⌘K), the footer, and the language and release of all queries. */
export function Shell() {
  const params = useParams({ strict: false });
  const language: Language = isLanguage(params.language ?? '') ? (params.language as Language) : 'en';
  const { release } = useRelease();
  const [finding, setFinding] = useState(false);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      setFinding(true);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  return (
    <LanguageProvider value={language}>
      <Provider value={clientOf(release, language)} key={`${release} ${language}`}>
        <div className={styles.page}>
          <Header onFind={() => setFinding(true)} />
          <main id="content" className={styles.content} tabIndex={-1}>
            <Outlet />
          </main>
          <Footer />
        </div>
        <Suspense>{finding && <Finder onClose={() => setFinding(false)} />}</Suspense>
      </Provider>
    </LanguageProvider>
  );
}
