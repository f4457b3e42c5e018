import { Outlet, useLocation, useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Provider } from 'urql';
import { LanguageProvider, isLanguage, type Language } from '../words/language';
import { clientOf } from './client';
import { FinderProvider } from './finder';
import { Footer } from './footer';
import { Header } from './header';
import { useRelease } from './release';
import styles from './shell.module.css';

/** What stands around every page: the header, the finder (⌘K), the footer, and the language and release of all queries. */
export function Shell() {
  const params = useParams({ strict: false });
  const language: Language = isLanguage(params.language ?? '') ? (params.language as Language) : 'en';
  const { release } = useRelease();

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  useFocusOnNewPage();

  return (
    <LanguageProvider value={language}>
      <Provider value={clientOf(release, language)} key={`${release} ${language}`}>
        <FinderProvider>
          <div className={styles.page}>
            <Header />
            <main id="content" className={styles.content} tabIndex={-1}>
              <Outlet />
            </main>
            <Footer />
          </div>
        </FinderProvider>
      </Provider>
    </LanguageProvider>
  );
}

/** Starts reading at the content when another page is shown, as when a browser loads one; the same page in another language is none. */
function useFocusOnNewPage(): void {
  const { pathname } = useLocation();
  const page = pathname.replace(/^\/(ru|en)/, '');
  const shown = useRef(page);
  useEffect(() => {
    if (page === shown.current) return;
    shown.current = page;
    const content = document.getElementById('content');
    if (!content?.contains(document.activeElement)) content?.focus({ preventScroll: true });
  }, [page]);
}
