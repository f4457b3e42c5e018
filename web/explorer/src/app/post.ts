import { CombinedError } from 'urql';
import type { TypedDocumentString } from '../gql/graphql';
import type { Language } from '../words/language';
import { hashOf } from './client';
import { fileAddress } from './hub';

/** Of whom and how something is asked. */
export interface At {
  release: number;
  language: Language;
}

/** Asks about what a reader pasted: in the body of a POST, so that it is in no address, history or log, and kept in no cache, not even the hub's. */
export async function post<R, V>(query: TypedDocumentString<R, V>, variables: V, { release, language }: At, signal?: AbortSignal): Promise<R> {
  let response: Response;
  let answer: { data?: R; errors?: Error[] };
  try {
    response = await fetch(fileAddress(`/releases/${release}/graphql?lang=${language}`), {
      method: 'POST',
      cache: 'no-store',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
      body: JSON.stringify({ variables, extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(query) } } }),
      ...(signal && { signal }),
    });
    answer = await response.json();
  } catch (failure) {
    throw new CombinedError({ networkError: failure as Error });
  }
  if (answer.errors || !answer.data) throw new CombinedError({ graphQLErrors: answer.errors ?? [], response });
  return answer.data;
}
