import { useEffect, useState } from 'react';
import { fileAddress } from '../app/hub';
import type { Language } from '../words/language';

/** A question that the hub answers, with the query that does. Texts may have `code` between backticks. */
export interface Question {
  name: string;
  title: Record<Language, string>;
  text: Record<Language, string>;
  query: string;
  variables?: Record<string, unknown>;
}

/** Questions about one subject. */
export interface Subject {
  title: Record<Language, string>;
  examples: readonly Question[];
}

let loading: Promise<readonly Subject[]> | undefined;

async function load(): Promise<readonly Subject[]> {
  const answer = await fetch(fileAddress('/examples.json'));
  if (!answer.ok) throw new Error(answer.statusText);
  return ((await answer.json()) as { sections: readonly Subject[] }).sections;
}

/** Loads the questions once. After a failure the next call tries again. */
export function loadQuestions(): Promise<readonly Subject[]> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** The questions by subject; undefined until they have come. */
export function useQuestions(): { subjects: readonly Subject[] | undefined; failed: boolean; again: () => void } {
  const [subjects, setSubjects] = useState<readonly Subject[]>();
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let stale = false;
    setFailed(false);
    loadQuestions().then(
      (loaded) => stale || setSubjects(loaded),
      () => stale || setFailed(true),
    );
    return () => {
      stale = true;
    };
  }, [attempt]);
  return { subjects, failed, again: () => setAttempt(attempt + 1) };
}
