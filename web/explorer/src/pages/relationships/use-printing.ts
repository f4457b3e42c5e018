import { useSyncExternalStore } from 'react';

const print = matchMedia('print');

function watch(changed: () => void): () => void {
  print.addEventListener('change', changed);
  return () => print.removeEventListener('change', changed);
}

/** Whether the page is being printed: paper gets the list, because browsers print no WebGL. */
export const usePrinting = (): boolean => useSyncExternalStore(watch, () => print.matches);
