import { useEffect } from 'react';

/** Opens what links lead to in new tabs: pages are not for frames, and the one around it is not ours. */
export function useNewTabs(): void {
  useEffect(() => {
    const prepare = ({ target }: Event) => {
      const link = target instanceof Element && target.closest('a[href]');
      if (!link) return;
      link.setAttribute('target', '_blank');
      link.setAttribute('rel', 'noopener');
    };
    document.addEventListener('click', prepare, { capture: true });
    return () => document.removeEventListener('click', prepare, { capture: true });
  }, []);
}
