import type { ReactNode } from 'react';
import { SourceLine } from '../../components/sources';
import { ThingLink } from '../../components/thing-link';
import { Written } from '../../components/written';
import { useWords } from '../../words/language';
import { quotesOf, sharedWords, titleOf, type Suggestion } from './assistance';
import styles from './assistant.module.css';
import { words } from './words';

/** Things that share words with a request, the best first: why, what they say, and who says so. */
export function Suggestions({ of, children }: { of: readonly Suggestion[]; children?: (suggestion: Suggestion) => ReactNode }) {
  const text = useWords(words);
  return (
    <ol role="list" className={styles.list}>
      {of.map((suggestion) => (
        <li key={suggestion.node.id} className={styles.suggestion}>
          <h3>
            <ThingLink id={suggestion.node.id} beside>
              <Written>{titleOf(suggestion)}</Written>
            </ThingLink>
          </h3>
          {quotesOf(suggestion).map((quote) => (
            <blockquote key={quote} className={styles.quote}>
              <Written>{quote}</Written>
            </blockquote>
          ))}
          {children?.(suggestion)}
          <p className={styles.soft}>
            {text.why} <Shared of={suggestion} />
          </p>
          <div className={styles.soft}>
            {text.source}
            <SourceLine source={suggestion.node.source} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Shared({ of }: { of: Suggestion }) {
  return sharedWords(of).map(({ word, met }, i) => (
    <span key={word}>
      {i > 0 && ', '}
      <Written>{word}</Written>
      {met.length > 0 && (
        <>
          {' → '}
          <Written>{met.join(', ')}</Written>
        </>
      )}
    </span>
  ));
}
