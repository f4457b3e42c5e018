import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';

const acts = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** Keeps the part that the address names in view while those above it are filled, until the reader does something. */
export function useAnchor(): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (!hash) return undefined;
    const sizes = new ResizeObserver(() => document.getElementById(hash)?.scrollIntoView());
    const end = () => {
      sizes.disconnect();
      for (const act of acts) removeEventListener(act, end);
    };
    sizes.observe(document.body);
    for (const act of acts) addEventListener(act, end, { passive: true });
    return end;
  }, [hash]);
}
