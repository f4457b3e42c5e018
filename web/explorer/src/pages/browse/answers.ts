// The queries of tables, whose answers have the same form for every resource.
import type { Plural, Row } from '../../catalogue';
import type { TypedDocumentString } from '../../gql/graphql';
import { documents } from './documents.generated';

interface Page<N> {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor?: string | null; endCursor?: string | null };
  nodes: N[];
}

export interface Group {
  key: Record<string, unknown>;
  [measure: string]: unknown;
}

export type Rows = Page<Row>;
export type Groups = Page<Group> & { total?: Record<string, unknown> };

type Query<A> = TypedDocumentString<A, Record<string, unknown>>;

export const tableQuery = (plural: Plural) => documents[plural].table as unknown as Query<{ rows?: Rows | null }>;
export const groupsQuery = (plural: Plural) => documents[plural].groups as unknown as Query<{ groups?: Groups | null }>;
