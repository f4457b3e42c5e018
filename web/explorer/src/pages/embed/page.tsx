import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Provider } from 'urql';
import { Answer, useAnswer } from '../../app/answer';
import { clientOf } from '../../app/client';
import { embedded } from '../../app/embedded';
import { useRelease } from '../../app/release';
import { ReleaseOfEmbedDocument } from '../../gql/graphql';
import { isKind, kinds, type KindName } from '../../things/kinds';
import { LanguageProvider, type Language } from '../../words/language';
import { Card } from './card';
import styles from './embed.module.css';
import { FigureOfPage } from './figure-of-page';
import { Foot } from './foot';
import { useNewTabs } from './use-new-tabs';

/** What others show of a page in a frame, in place of what else stands around pages. It is of the release in its address for ever. */
export function Embed() {
  const { language } = useParams({ strict: false }) as { language: Language };
  const { release } = useRelease();
  useNewTabs();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  return (
    <LanguageProvider value={language}>
      <Provider value={clientOf(release, language)}>
        <main className={styles.embed}>
          <Shown />
        </main>
      </Provider>
    </LanguageProvider>
  );
}

/** Things have a card; figures of pages are named, unless they are what a page is about. */
function Shown() {
  const { kind, _splat: key } = useParams({ strict: false }) as { kind?: string; _splat?: string };
  const answer = useAnswer(ReleaseOfEmbedDocument, {});
  const card = embedded?.figure === undefined && kind !== undefined && kind !== figures && isKind(kind);
  return (
    <Answer of={answer}>
      {({ release }) => (
        <>
          {card ? <Card of={`${kinds[kind].resource}:${key}`} /> : <FigureOfPage wanted={embedded?.figure} />}
          {release && <Foot of={release} />}
        </>
      )}
    </Answer>
  );
}

const figures: KindName = 'indicator'; // its page is one figure
