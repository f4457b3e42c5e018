import { useSearch } from '@tanstack/react-router';
import { hub } from './hub';

/** Returns the release that the page shows, and whether the address names it. */
export function useRelease(): { release: number; pinned: boolean } {
  const { release } = useSearch({ strict: false }) as { release?: number };
  return { release: release ?? hub.newest, pinned: release !== undefined };
}
