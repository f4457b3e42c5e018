import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/** A page whatever its language: the same page in another one is none to arrive at. */
const pageAt = (pathname: string): string => pathname.replace(/\/(ru|en)(?=\/|$)/, '');

/** Starts reading at the content when another page has rendered, as when a browser loads one, and says its title. */
export function Arrival() {
  const router = useRouter();
  const [title, say] = useState('');

  useEffect(() => {
    let left: Element | null = null;
    let before: string | undefined; // the title of the page that was left, until the next one has its own
    const titles = new MutationObserver(() => {
      if (before === undefined || before === document.title) return;
      before = undefined;
      say(document.title);
    });
    titles.observe(document.head, { subtree: true, childList: true, characterData: true });
    const endBefore = router.subscribe('onBeforeLoad', ({ pathChanged }) => {
      if (!pathChanged) return;
      left = document.activeElement;
      before = document.title;
    });
    const endRendered = router.subscribe('onRendered', ({ fromLocation, toLocation }) => {
      if (!fromLocation || pageAt(fromLocation.pathname) === pageAt(toLocation.pathname)) return;
      const active = document.activeElement;
      if (active === left || active === document.body) document.getElementById('content')?.focus({ preventScroll: true }); // else the page chose
    });
    return () => {
      titles.disconnect();
      endBefore();
      endRendered();
    };
  }, [router]);

  return (
    <p aria-live="polite" className="hidden-but-read">
      {title}
    </p>
  );
}
