import { useEffect } from 'react';

const name = ' — govhub';

/** Returns what a document is about, by its title. */
export const titleOf = ({ title }: Document): string => (title.endsWith(name) ? title.slice(0, -name.length) : title);

/** Names the page in the tab, as the hub does in the page that it sends. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (title) document.title = title + name;
  }, [title]);
}
