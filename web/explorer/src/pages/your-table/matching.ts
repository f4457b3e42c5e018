import { useEffect, useRef, useState } from 'react';
import type { CombinedError } from 'urql';
import { useRelease } from '../../app/release';
import { useLanguage } from '../../words/language';
import { match, meaningsOf, reworded, type Meanings } from './match';
import type { Asked } from './names';
import type { Wordings } from './work';

export interface Matching {
  meanings: Meanings;
  state: 'running' | 'stopped' | 'done';
  error?: CombinedError;
  stop: () => void;
  /** Asks what is not known yet. */
  again: () => void;
  /** Asks what one name may mean, written otherwise; tells whether anything was found. */
  otherwise: (asked: Asked, name: string) => Promise<boolean>;
}

/** Finds what the names of a table mean. What its reader writes otherwise is told where something is found, so that it can be asked again. */
export function useMatching(asked: readonly Asked[], wordings: Wordings, onReword: (key: string, name: string) => void): Matching {
  const { release } = useRelease();
  const language = useLanguage();
  const [meanings, setMeanings] = useState<Meanings>(new Map());
  const [state, setState] = useState<Matching['state']>('running');
  const [error, setError] = useState<CombinedError>();
  const [attempt, setAttempt] = useState(0);
  const running = useRef<AbortController>(undefined);
  const known = useRef<Meanings>(meanings);
  known.current = meanings;
  const written = useRef(wordings);
  written.current = wordings;

  useEffect(() => {
    const stop = new AbortController();
    running.current = stop;
    setState('running');
    setError(undefined);
    const rest = asked.filter(({ key }) => !known.current.has(key));
    match(rest, written.current, { release, language }, stop.signal, (found) => setMeanings((before) => new Map([...before, ...found]))).then(
      () => setState('done'),
      (failure: CombinedError) => {
        if (stop.signal.aborted) return;
        setError(failure);
        setState('stopped');
      },
    );
    return () => stop.abort();
  }, [asked, release, language, attempt]);

  return {
    meanings,
    state,
    ...(error && { error }),
    stop: () => {
      running.current?.abort();
      setState('stopped');
    },
    again: () => setAttempt((n) => n + 1),
    otherwise: async ({ key, on }, name) => {
      const [found] = await meaningsOf([name], { release, language }, { on });
      const before = meanings.get(key);
      if (!found || !before || found.places.length === 0) return false;
      setMeanings((all) => new Map([...all, [key, reworded(before, found)]]));
      onReword(key, name);
      return true;
    },
  };
}
