import type { ReactNode } from 'react';
import { Facts, type Fact } from '../../components/facts';
import type { OriginFragment } from '../../gql/graphql';
import type { Asked } from '../../things/asked';
import { Foot } from '../../things/foot';
import { Head } from '../../things/head';
import type { Expected } from '../../things/unknown';

interface RelationParts {
  of: OriginFragment;
  asked: Asked;
  path: ReactNode;
  name: string;
  line: ReactNode;
  facts: readonly (Fact | null | undefined | false)[];
  expected?: readonly Expected[];
  children?: ReactNode;
}

/** The page of a thing that says little but connects others: a few facts, which lead on. */
export function Relation({ of, asked, path, name, line, facts, expected = [], children }: RelationParts) {
  return (
    <>
      <Head path={path} name={name} line={line} />
      <Facts facts={facts} />
      {children}
      <Foot of={of} {...asked} expected={expected} />
    </>
  );
}
