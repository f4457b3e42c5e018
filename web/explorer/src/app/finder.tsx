import { createContext, lazy, Suspense, useContext, useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';

const load = () => import('../pages/search/finder');
const Finder = lazy(load);

interface Opener {
  open: () => void;
  /** Loads the finder before it is opened: called when somebody is about to. */
  prepare: () => void;
  keys: string;
}

const keys = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K';
const prepare = () => void load().catch(() => {}); // opening it tries again, and says what failed
const FinderContext = createContext<Opener>({ open: () => {}, prepare, keys });

/** What opens the finder, and the keys that do. */
export const useFinder = (): Opener => useContext(FinderContext);

/** Lets everything inside open the finder, which is loaded when it is first wanted. */
export function FinderProvider({ children }: { children: ReactNode }) {
  const [shown, show] = useState(false);
  const early = useRef('');
  const opener = useMemo(() => ({ open: () => show(true), prepare, keys }), []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== 'KeyK' || event.altKey || event.shiftKey || !(event.metaKey || event.ctrlKey)) return; // the key, in any layout
      event.preventDefault();
      show(true);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  function close() {
    early.current = '';
    show(false);
  }

  return (
    <FinderContext value={opener}>
      {children}
      <Suspense fallback={<KeepKeys in={early} />}>{shown && <Finder typedBefore={early} onClose={close} />}</Suspense>
    </FinderContext>
  );
}

/** Keeps what is typed while the finder is on its way. */
function KeepKeys({ in: typed }: { in: RefObject<string> }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key.length === 1) typed.current += event.key;
      else if (event.key === 'Backspace') typed.current = typed.current.slice(0, -1);
      else return;
      event.preventDefault(); // a space would press the button, or scroll
    };
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, [typed]);
  return null;
}
