import type { NamedFragment } from '../gql/graphql';
import { period } from '../words/date';
import type { Language } from '../words/language';
import { ranged } from '../words/range';

// All that kinds of things are called by; each kind has some of it.
interface Names {
  name?: string | null;
  title?: string | null;
  projectTitle?: string | null;
  label?: string | null;
  years?: string | null;
  period?: string;
  breakdown?: string;
  breakdownLabel?: string;
  award?: { name: string };
  program?: { name: string };
  person?: { name: string };
  practice?: { title: string };
  indicator?: { name: string };
  region?: { name: string } | null;
  municipality?: { name: string } | null;
}

/** Returns what people call a thing, or nothing if it has no name of its own. */
export function nameOfThing(language: Language, node: NamedFragment): string | undefined {
  const of = node as Names;
  const parts = [
    of.person?.name ?? of.award?.name ?? of.program?.name ?? of.indicator?.name ?? of.practice?.title,
    of.name ?? of.title ?? of.projectTitle ?? (of.label && ranged(of.label)) ?? of.years,
    of.municipality?.name ?? of.region?.name,
    of.breakdown !== '_T' && of.breakdownLabel,
    of.period && period(language, of.period),
  ];
  return parts.filter(Boolean).join(', ') || undefined;
}
