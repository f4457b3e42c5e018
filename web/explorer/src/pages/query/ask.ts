import { useEffect, useState } from 'react';
import { longestAddress } from '../../app/address';
import { fileAddress } from '../../app/hub';
import type { Language } from '../../words/language';

/** A query as people write it, with its variables as JSON. */
export interface Asked {
  query: string;
  variables: string;
}

/** Of whom and how a query is asked. */
export interface At {
  release: number;
  language: Language;
}

export interface ApiError {
  message: string;
  path?: readonly (string | number)[];
  locations?: readonly { line: number; column: number }[];
  extensions?: { code?: string; requestId?: string };
}

export interface ApiAnswer {
  data?: Record<string, unknown> | null;
  errors?: readonly ApiError[];
  extensions?: { release?: number; warnings?: readonly { message: string; path?: readonly string[] }[] };
}

/** An answer as a file. The dialect of CSV opens in Excel by a double click. */
export interface File {
  format: 'csv' | 'xlsx' | 'parquet' | 'ndjson' | 'zip' | 'geojson';
  dialect?: 'excel';
}

/** The address of an answer or its file. A query that names its release itself is not asked of another. */
function addressOf({ query }: Asked, { release, language }: At, file?: File): URL {
  const path = /@release\b/.test(query) ? '/graphql' : `/releases/${release}/graphql`;
  const dialect = file?.dialect ? `&dialect=${file.dialect}` : '';
  return new URL(`${fileAddress(path)}${file ? `.${file.format}` : ''}?lang=${language}${dialect}`, location.origin);
}

/** Whether a query is asked about a text or table that someone pastes, which is for no address, history or log. */
export const isPrivate = ({ query }: Asked): boolean => /\b(?:assist|resolve)\s*\(/.test(query);

/** Returns the address that has the whole query, unless it is too long for one, or nobody else's. */
export function linkOf(asked: Asked, at: At, file?: File): string | undefined {
  if (isPrivate(asked)) return undefined;
  const address = addressOf(asked, at, file);
  address.searchParams.set('query', asked.query);
  if (asked.variables) address.searchParams.set('variables', asked.variables);
  return address.href.length <= longestAddress ? address.href : undefined;
}

/** Asks by address, so that answers are kept by the browser; what is long, which people may have pasted, goes in the body. */
export function fetchAnswer(asked: Asked, at: At, file?: File, signal?: AbortSignal): Promise<Response> {
  const link = linkOf(asked, at, file);
  const headers = { Accept: file ? '*/*' : 'application/json' };
  if (link) return fetch(link, { headers, ...(signal && { signal }) });
  const body = `{"query":${JSON.stringify(asked.query)}${asked.variables && `,"variables":${asked.variables}`}}`;
  return fetch(addressOf(asked, at, file), { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body, ...(signal && { signal }) });
}

export type Asking = { state: 'asking' } | { state: 'answered'; asked: Asked; answer: ApiAnswer } | { state: 'offline' };

/** Asks a query, and again when `attempt` changes. */
export function useAsking({ query, variables }: Asked, { release, language }: At, attempt: number): Asking {
  const [asking, set] = useState<Asking>({ state: 'asking' });
  useEffect(() => {
    const stop = new AbortController();
    set({ state: 'asking' });
    fetchAnswer({ query, variables }, { release, language }, undefined, stop.signal)
      .then((response) => response.json())
      .then(
        (answer: ApiAnswer) => set({ state: 'answered', asked: { query, variables }, answer }),
        () => stop.signal.aborted || set({ state: 'offline' }),
      );
    return () => stop.abort();
  }, [query, variables, release, language, attempt]);
  return asking;
}
