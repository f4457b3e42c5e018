import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pathOf } from '../things/kinds';
import { useLanguage } from '../words/language';

/** Leads to the page of a thing. */
export function ThingLink({ id, children, className }: { id: string; children: ReactNode; className?: string }) {
  const { kind, key } = pathOf(id);
  const language = useLanguage();
  return (
    <Link to="/$language/$kind/$" params={{ language, kind, _splat: key }} {...(className && { className })}>
      {children}
    </Link>
  );
}
