import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLanguage } from '../words/language';

/** The rows that a link leads to: a filter is a path in the filter of the API and its value, such as `region.iso`. */
export interface Selection {
  plural: string;
  filter?: Record<string, string>;
}

/** Leads to the table of a resource, filtered. */
export function BrowseLink({ of: { plural, filter }, children }: { of: Selection; children: ReactNode }) {
  return (
    <Link to="/$language/browse/$plural" params={{ language: useLanguage(), plural }} search={filter as object}>
      {children}
    </Link>
  );
}
