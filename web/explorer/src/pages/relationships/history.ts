/** What was done, and what was undone. */
export interface History<T> {
  past: readonly T[];
  now: T;
  future: readonly T[];
}

const most = 100;

export const begin = <T>(now: T): History<T> => ({ past: [], now, future: [] });

/** What was undone is forgotten, as everywhere. */
export function act<T>({ past, now }: History<T>, next: T): History<T> {
  return { past: [...past, now].slice(-most), now: next, future: [] };
}

export function undo<T>(history: History<T>): History<T> {
  const { past, now, future } = history;
  const before = past.at(-1);
  return before === undefined ? history : { past: past.slice(0, -1), now: before, future: [now, ...future] };
}

export function redo<T>(history: History<T>): History<T> {
  const { past, now, future } = history;
  const [next, ...rest] = future;
  return next === undefined ? history : { past: [...past, now], now: next, future: rest };
}

/** Whether an address is one that was written here. It and those before it are no longer underway, and none is when somebody followed a link. */
export function echoed(underway: string[], seen: string): boolean {
  const at = underway.indexOf(seen);
  underway.splice(0, at < 0 ? underway.length : at + 1);
  return at >= 0;
}
