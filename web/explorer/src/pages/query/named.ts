import { useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useQuestions, type Question } from '../../questions/questions';
import { textOf } from '../../things/asked';
import { useLanguage } from '../../words/language';
import type { Asked } from './ask';
import { read, variablesOf, written } from './variables';

/** What the address names: a question, the query of a page of the explorer, or a query that it has itself. */
export type Named = { state: 'loading' | 'missing' | 'failed' } | { state: 'found'; asked: Asked; question?: Question };

export function useNamed(): Named {
  const language = useLanguage();
  const { example, hash, query, variables = '' } = useSearch({ from: '/$language/query' });
  const { subjects, failed } = useQuestions();
  const text = useText(hash);

  if (query) return { state: 'found', asked: { query, variables } };
  if (hash) return text === undefined ? { state: 'loading' } : text === '' ? { state: 'missing' } : { state: 'found', asked: { query: text, variables } };
  const question = subjects?.flatMap(({ examples }) => examples).find(({ name }) => name === example);
  if (question) return { state: 'found', question, asked: { query: question.query, variables: written({ ...variablesOf(question, language), ...read(variables) }) } };
  return { state: subjects ? 'missing' : failed ? 'failed' : 'loading' };
}

/** The text of a query of the explorer: empty if there is none of the hash, undefined before it has come. */
function useText(hash: string | undefined): string | undefined {
  const [text, set] = useState<string>();
  useEffect(() => {
    if (!hash) return undefined;
    let stale = false;
    set(undefined);
    void textOf(hash).then((found = '') => stale || set(found));
    return () => {
      stale = true;
    };
  }, [hash]);
  return text;
}
