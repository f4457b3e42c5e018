import { createContext, lazy, Suspense, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

const Finder = lazy(() => import('../pages/search/finder'));

interface Opener {
  open: () => void;
  keys: string;
}

const keys = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K';
const FinderContext = createContext<Opener>({ open: () => {}, keys });

/** What opens the finder, and the keys that do. */
export const useFinder = (): Opener => useContext(FinderContext);

/** Lets everything inside open the finder, which is loaded when it is first wanted. */
export function FinderProvider({ children }: { children: ReactNode }) {
  const [shown, show] = useState(false);
  const opener = useMemo(() => ({ open: () => show(true), keys }), []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== 'KeyK' || event.altKey || event.shiftKey || !(event.metaKey || event.ctrlKey)) return; // the key, in any layout
      event.preventDefault();
      show(true);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  return (
    <FinderContext value={opener}>
      {children}
      <Suspense>{shown && <Finder onClose={() => show(false)} />}</Suspense>
    </FinderContext>
  );
}
