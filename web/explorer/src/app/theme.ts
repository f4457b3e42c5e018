import { useSyncExternalStore } from 'react';
import { embedded } from './embedded';

// The theme of the system, unless the reader chose another, which this browser remembers. That of an embed its author may choose: it keeps nothing.
export type Theme = 'light' | 'dark';

const key = 'govhub:theme';
const system = matchMedia('(prefers-color-scheme: dark)');

let choice = embedded?.theme;
try {
  if (!embedded) choice = localStorage.getItem(key) ?? undefined;
} catch {
  // Browsers may keep nothing: the choice then lasts as long as the page.
}

function chosen(): Theme | undefined {
  return choice === 'light' || choice === 'dark' ? choice : undefined;
}

export const theme = (): Theme => chosen() ?? (system.matches ? 'dark' : 'light');

export function applyTheme(): void {
  document.documentElement.dataset.theme = theme();
}

export function chooseTheme(next: Theme): void {
  choice = next;
  applyTheme();
  try {
    localStorage.setItem(key, next);
  } catch {
    // as above
  }
}

system.addEventListener('change', applyTheme);

/** The theme that the page has, for what does not take its colours from the style sheet. */
export const usePageTheme = (): Theme => useSyncExternalStore(watch, theme);

function watch(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
