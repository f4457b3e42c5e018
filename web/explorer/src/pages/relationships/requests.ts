// What a board asks the hub: one request for each thing and each list that the reader opened, so that a change asks only for what is new.
import type { Client, CombinedError } from 'urql';
import { documentOf } from '../../app/client';
import {
  NeighboursDocument,
  SurroundingsDocument,
  WaysDocument,
  type NeighboursQuery,
  type NetworkProjection,
  type TypedDocumentString,
  type WaysQuery,
} from '../../gql/graphql';
import { pageOfLinks, type Board, type Opened, type Projection, type Shared } from './board';
import { linksTo } from './commons';
import type { Part } from './network';
import { stands } from './stands';

export const projections: Record<Projection, NetworkProjection> = { rows: 'ROWS', affiliations: 'AFFILIATIONS', wholes: 'WHOLES' };

type FoundWays = NonNullable<WaysQuery['paths']>;

export interface Answered extends Part {
  ways?: FoundWays;
  /** Something was left out because it is too much. */
  cut?: boolean;
}

export interface Request {
  key: string;
  ask: (client: Client) => Promise<Answered>;
}

/** Things with no more links than this come with all of them. */
const few = 30;
const mostAtOnce = 8;
/** Things that have something in common with one, up to which they come. */
export const mostAround = 200;
/** Links of the longest way that is looked for. */
export const longestWay = 6;
const mostWays = 6;

async function answer<R, V>(client: Client, query: TypedDocumentString<R, V>, variables: V): Promise<R> {
  const { data, error } = await client.query<R, any>(documentOf(query), variables as any).toPromise();
  if (!data || error) throw error as CombinedError;
  return data;
}

const nothing: Answered = { nodes: [], ties: [] };

const between = (around: readonly string[], projection: NetworkProjection): Request => ({
  key: `between ${projection} ${around.join(' ')}`,
  async ask(client) {
    const { subgraph } = await answer(client, SurroundingsDocument, { around: [...around], hops: 0, projection, most: Math.max(1, around.length), kinds: null });
    return subgraph ? { nodes: subgraph.nodes, ties: subgraph.links } : nothing;
  },
});

const fewOf = (of: string, projection: NetworkProjection): Request => ({
  key: `few ${projection} ${of}`,
  async ask(client) {
    const { neighbors } = await answer(client, NeighboursDocument, { of, kinds: null, direction: 'BOTH', projection, first: few, after: null });
    if (!neighbors || neighbors.totalCount > few) return nothing;
    return { nodes: neighbors.edges.map(({ node }) => node), ties: neighbors.edges.map(({ link }) => link) };
  },
});

const opened = ({ of, kind, direction, first }: Opened, projection: NetworkProjection): Request => ({
  key: `opened ${projection} ${of} ${kind} ${direction} ${first}`,
  async ask(client) {
    const [nodes, ties]: [Part['nodes'][number][], Part['ties'][number][]] = [[], []];
    let after: string | null = null;
    do {
      const { neighbors }: NeighboursQuery = await answer(client, NeighboursDocument, { of, kinds: [kind], direction, projection, first: pageOfLinks, after });
      if (!neighbors) break;
      for (const { node, link } of neighbors.edges) {
        nodes.push(node);
        ties.push(link);
      }
      after = neighbors.pageInfo.hasNextPage ? (neighbors.pageInfo.endCursor ?? null) : null;
    } while (after && nodes.length < first);
    return { nodes, ties };
  },
});

const shared = ({ of, common }: Shared): Request => ({
  key: `shared ${of} ${common}`,
  async ask(client) {
    const { kinds, projection } = linksTo[common];
    const { subgraph } = await answer(client, SurroundingsDocument, { around: [of], hops: 2, kinds: [...kinds], projection, most: mostAround });
    return subgraph ? { nodes: subgraph.nodes, ties: subgraph.links, cut: subgraph.truncated } : nothing;
  },
});

const ways = (from: string, to: string, projection: NetworkProjection): Request => ({
  key: waysKey(from, to, projection),
  async ask(client) {
    const { paths } = await answer(client, WaysDocument, { from, to, projection, longest: longestWay, most: mostWays });
    return paths ? { ...nothing, ways: paths } : nothing;
  },
});

export const waysKey = (from: string, to: string, projection: NetworkProjection): string => `ways ${projection} ${from} ${to}`;

export function requestsOf({ things, to, opened: lists, shared: commons, as }: Board): readonly Request[] {
  const projection = projections[as];
  const put = [...new Set([...things, ...(to ? [to] : [])])];
  if (put.length === 0) return [];
  const told = new Set(commons.map(({ of }) => of));
  return [
    between(put, projection),
    ...(to ? [ways(things[0] ?? to, to, projection)] : things.slice(0, mostAtOnce).filter((id) => !told.has(id)).map((id) => fewOf(id, projection))),
    ...lists.filter(({ of }) => stands(of, as)).map((one) => opened(one, projection)),
    ...commons.map(shared),
  ];
}
