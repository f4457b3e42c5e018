import { useEffect } from 'react';

/** Names the page in the tab, as the hub does in the page that it sends. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (title) document.title = `${title} — govhub`;
  }, [title]);
}
