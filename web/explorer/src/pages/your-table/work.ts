import { useState } from 'react';
import type { Decisions } from './decide';
import type { Columns, Sheet } from './sheet';

/** What a reader works on: it is nowhere but in this page. */
export interface Work {
  sheets: readonly Sheet[];
  shown: number;
  columns: Columns;
  decisions: Decisions;
  wordings: Wordings;
}

/** Names that a reader wrote otherwise, by key. */
export type Wordings = ReadonlyMap<string, string>;

let kept: Work | undefined; // through changes of language and release, until the page is closed

/** The reader's work, kept while other pages are read. */
export function useWork(): readonly [Work | undefined, (next: Work | undefined) => void] {
  const [work, set] = useState(kept);
  return [
    work,
    (next) => {
      kept = next;
      set(next);
    },
  ];
}
