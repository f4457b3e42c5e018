import { useSyncExternalStore } from 'react';

const query = matchMedia('(min-width: 900px)');

/** Tells whether filters fit beside a table. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => query.matches,
  );
}
