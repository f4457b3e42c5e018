import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Provider } from 'urql';
import { clientOf } from '../../app/client';
import { useRelease } from '../../app/release';
import { isKind, kindOfPlural, kinds } from '../../things/kinds';
import { isLanguage, LanguageProvider, type Language } from '../../words/language';
import { Card } from './card';
import styles from './embed.module.css';
import { Frame } from './frame';

/** What others show of a page in a frame. Its address is that of the page below /embed, with the release that it shows for ever. */
export function Embed() {
  const { language, _splat: path = '' } = useParams({ from: '/embed/$language/$' });
  const { release } = useRelease();

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  if (!isLanguage(language)) return null; // the hub sends no such page
  return (
    <LanguageProvider value={language}>
      <Provider value={clientOf(release, language)} key={`${release} ${language}`}>
        <main className={styles.embed}>
          <Figure language={language} path={path} />
        </main>
      </Provider>
    </LanguageProvider>
  );
}

function Figure({ language, path }: { language: Language; path: string }) {
  const slash = path.indexOf('/');
  const first = path.slice(0, slash);
  const rest = path.slice(slash + 1);
  const table = first === 'browse' && kindOfPlural(rest);
  if (table) return <Frame path={path} title={table.title[language]} />;
  return isKind(first) ? <Card path={path} kind={kinds[first]} of={rest} /> : <Frame path={path} />;
}
