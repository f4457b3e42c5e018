import { Outlet, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Provider } from 'urql';
import { LanguageProvider, isLanguage, type Language } from '../words/language';
import { Arrival } from './arrival';
import { clientOf } from './client';
import { FinderProvider } from './finder';
import { Footer } from './footer';
import { Header } from './header';
import { watch } from './newest';
import { NoRelease } from './no-release';
import { useRelease } from './release';
import styles from './shell.module.css';

/** What stands around every page: the header, the finder (⌘K), the footer, and the language and release of all queries. */
export function Shell() {
  const params = useParams({ strict: false });
  const language: Language = isLanguage(params.language ?? '') ? (params.language as Language) : 'en';
  const { release, published } = useRelease();

  useEffect(watch, []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  return (
    <LanguageProvider value={language}>
      <Arrival />
      <Provider value={clientOf(release, language)} key={`${release} ${language}`}>
        <FinderProvider>
          <div className={styles.page}>
            <Header />
            <main id="content" className={styles.content} tabIndex={-1}>
              {published ? <Outlet /> : <NoRelease number={release} />}
            </main>
            <Footer />
          </div>
        </FinderProvider>
      </Provider>
    </LanguageProvider>
  );
}
