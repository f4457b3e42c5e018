import { useSearch } from '@tanstack/react-router';
import { useNewest } from './newest';

interface Shown {
  release: number;
  /** Whether the address names it. */
  pinned: boolean;
  /** Whether it may be there: its number is not beyond the newest. */
  published: boolean;
}

/** Returns the release that the page shows. */
export function useRelease(): Shown {
  const { release } = useSearch({ strict: false }) as { release?: number };
  const { shown, known } = useNewest();
  return { release: release ?? shown, pinned: release !== undefined, published: (release ?? 0) <= known };
}
