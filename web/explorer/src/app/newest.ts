import { useSyncExternalStore } from 'react';
import { fileAddress, hub } from './hub';

interface Newest {
  /** What pages show whose address names no release. It changes only when the reader agrees. */
  shown: number;
  /** The newest that the hub is known to have. */
  known: number;
  /** The newest that the reader did not want to see yet. */
  declined: number;
}

let newest: Newest = { shown: hub.newest, known: hub.newest, declined: 0 };
const listeners = new Set<() => void>();

function change(part: Partial<Newest>): void {
  newest = { ...newest, ...part };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useNewest = (): Newest => useSyncExternalStore(subscribe, () => newest);

export const showNewest = (): void => change({ shown: newest.known });
export const declineNewest = (): void => change({ declined: newest.known });

/** Asks the hub for its newest release by the cheapest query, whose answer the browser keeps: mostly the hub says only that it has not changed. */
export async function look(): Promise<void> {
  const { headers } = await fetch(fileAddress('/graphql?query=%7B__typename%7D'), { cache: 'no-cache' });
  const release = Number(headers.get('Govhub-Release'));
  if (release > newest.known) change({ known: release });
}

const rest = 180_000; // milliseconds between looks,
const spread = 120_000; // and up to as many more, so that not all readers ask at once

/** Looks for new releases every few minutes while the page is in sight, until it is told to stop. */
export function watch(): () => void {
  let due = 0;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout>;
  const wait = () => {
    if (stopped) return;
    const pause = rest + Math.random() * spread;
    due = Date.now() + pause;
    timer = setTimeout(go, pause);
  };
  const go = () => {
    clearTimeout(timer);
    if (document.visibilityState !== 'visible') return;
    due = Infinity; // until the answer
    void look().catch(() => {}).finally(wait); // the next look may succeed
  };
  const seen = () => Date.now() >= due && go();
  document.addEventListener('visibilitychange', seen);
  wait();
  return () => {
    stopped = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', seen);
  };
}
