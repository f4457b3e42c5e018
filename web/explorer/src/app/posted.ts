import { useEffect, useState } from 'react';
import type { CombinedError } from 'urql';
import type { TypedDocumentString } from '../gql/graphql';
import { useLanguage } from '../words/language';
import type { State } from './answer';
import { post } from './post';
import { useRelease } from './release';

/** Asks a query about what a reader pasted, as `useAnswer` does about anything else; without variables it waits. */
export function usePosted<R, V>(query: TypedDocumentString<R, V>, variables: V | undefined): State<R> {
  const { release } = useRelease();
  const language = useLanguage();
  const [state, set] = useState<{ data?: R; error?: CombinedError; fetching: boolean }>({ fetching: false });
  const [attempt, setAttempt] = useState(0);
  const asked = variables && JSON.stringify(variables);

  useEffect(() => {
    if (asked === undefined) return set({ fetching: false });
    const stop = new AbortController();
    set({ fetching: true });
    post(query, JSON.parse(asked) as V, { release, language }, stop.signal).then(
      (data) => set({ data, fetching: false }),
      (error: CombinedError) => stop.signal.aborted || set({ error, fetching: false }),
    );
    return () => stop.abort();
  }, [query, asked, release, language, attempt]);

  return { data: state.data, error: state.error, fetching: state.fetching, warnings: [], again: () => setAttempt((n) => n + 1) };
}
