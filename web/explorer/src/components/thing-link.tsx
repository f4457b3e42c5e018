import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pathOf } from '../things/kinds';
import { useLanguage } from '../words/language';

/** Leads to the page of a thing; `beside` this one, in a tab of its own, where leaving would end the reader's work. */
export function ThingLink({ id, children, className, beside }: { id: string; children: ReactNode; className?: string; beside?: boolean }) {
  const { kind, key } = pathOf(id);
  const language = useLanguage();
  return (
    <Link to="/$language/$kind/$" params={{ language, kind, _splat: key }} {...(className && { className })} {...(beside && { target: '_blank' })}>
      {children}
    </Link>
  );
}
