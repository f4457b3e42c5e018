import { Outlet } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Skeleton } from '../../components/skeleton';
import { PlaceProvider } from '../../embeds/embeddable';
import styles from './embed.module.css';
import { Nothing } from './nothing';

/** One figure of a page. The page itself is there with all that it loads, but not seen, so that whatever it can show, its embeds can. */
export function FigureOfPage({ wanted }: { wanted: string | undefined }) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [taken, take] = useState<string>();
  const page = useRef<HTMLDivElement>(null);
  const rested = useRested(page);
  const place = useMemo(() => element && { wanted, element, taken, take }, [wanted, element, taken]);
  return (
    <>
      <div ref={setElement} className={styles.figure} />
      {taken === undefined && (rested ? <Nothing /> : <Skeleton lines={8} />)}
      <div ref={page} hidden>
        {place && (
          <PlaceProvider value={place}>
            <Outlet />
          </PlaceProvider>
        )}
      </div>
    </>
  );
}

/** Whether a page has rendered all that it loads. */
function useRested(page: { readonly current: HTMLElement | null }): boolean {
  const [rested, rest] = useState(false);
  useEffect(() => {
    const look = () => rest(page.current!.querySelector('h1') !== null && page.current!.querySelector('[data-loading]') === null);
    const observer = new MutationObserver(look);
    observer.observe(page.current!, { subtree: true, childList: true });
    look();
    return () => observer.disconnect();
  }, [page]);
  return rested;
}
