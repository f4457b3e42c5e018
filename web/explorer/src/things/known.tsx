import type { ReactNode } from 'react';
import type { Fact } from '../components/facts';
import type { OriginFragment } from '../gql/graphql';
import { Stated } from './stated';

/** A field of a thing: as people call it, as statements of sources name it, and how its values are written. */
export interface Known {
  label: string;
  field: string;
  value: string | number | null | undefined;
  show?: (value: string) => ReactNode;
  long?: boolean; // a text, which has the whole width
}

/** Makes facts of the fields that have a value or of which some source says one. */
export function factsOf(of: OriginFragment, fields: readonly Known[]): Fact[] {
  const said = ({ field, value }: Known) => (value ?? '') !== '' || of.statements.nodes.some((statement) => statement.field === field);
  return fields.filter(said).map(({ label, long = false, ...known }) => ({ label, long, value: <Stated of={of} {...known} /> }));
}
