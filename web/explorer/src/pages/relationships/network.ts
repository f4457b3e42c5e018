// The things and links that answers of the hub put on a board.
import type { LinkKind, OnBoardFragment, RowBehindFragment, SourceLineFragment, TieFragment } from '../../gql/graphql';
import { pathOf, type KindName } from '../../things/kinds';
import type { Board } from './board';

export interface Node {
  id: string;
  kind: KindName;
  shown: OnBoardFragment;
  /** A newer register does not list it. */
  unsure: boolean;
}

export interface Edge {
  key: string;
  kind: LinkKind;
  name: string; // from the node that it leaves
  inverseName: string;
  from: string;
  to: string;
  validFrom: string | null;
  validTo: string | null;
  source: SourceLineFragment;
  through: readonly RowBehindFragment[];
  /** One of its ends is unsure, so it is drawn as a dashed line. */
  unsure: boolean;
}

export interface Network {
  nodes: ReadonlyMap<string, Node>;
  edges: ReadonlyMap<string, Edge>;
}

/** What one answer adds. */
export interface Part {
  nodes: readonly OnBoardFragment[];
  ties: readonly TieFragment[];
}

const nodeOf = (shown: OnBoardFragment): Node => ({
  id: shown.id,
  kind: pathOf(shown.id).kind,
  shown,
  unsure: shown.__typename === 'Municipality' && shown.state === 'UNCONFIRMED',
});

const keyOf = ({ kind, from, to, validFrom, validTo, source }: TieFragment): string => [kind, from.id, to.id, validFrom ?? '', validTo ?? '', source.id].join(' ');

/** Joins parts: each thing and each link is there once. Links to things that no part has are left out. */
export function join(parts: readonly Part[]): Network {
  const nodes = new Map<string, Node>();
  const edges = new Map<string, Edge>();
  for (const part of parts) for (const shown of part.nodes) if (!nodes.has(shown.id)) nodes.set(shown.id, nodeOf(shown));
  for (const { ties } of parts) {
    for (const tie of ties) {
      const [from, to, key] = [nodes.get(tie.from.id), nodes.get(tie.to.id), keyOf(tie)];
      if (!from || !to || edges.has(key)) continue;
      const { kind, name, inverseName, validFrom = null, validTo = null, source, through } = tie;
      edges.set(key, { key, kind, name, inverseName, from: from.id, to: to.id, validFrom, validTo, source, through, unsure: from.unsure || to.unsure });
    }
  }
  return { nodes, edges };
}

/** Whether a link may hold at some time between two years. What has no date may hold at any time. */
export function holds({ validFrom, validTo }: Pick<Edge, 'validFrom' | 'validTo'>, since: number | undefined, until: number | undefined): boolean {
  const year = (date: string | null) => (date ? Number(date.slice(0, 4)) : undefined);
  const [from, to] = [year(validFrom), year(validTo)];
  return !(until !== undefined && from !== undefined && from > until) && !(since !== undefined && to !== undefined && to < since);
}

/** The years that dates of links lie in, undefined if none has a date. */
export function yearsOf({ edges }: Network): readonly [first: number, last: number] | undefined {
  const years = [...edges.values()].flatMap(({ validFrom, validTo }) => [validFrom, validTo].flatMap((date) => (date ? [Number(date.slice(0, 4))] : [])));
  return years.length > 0 ? [years.reduce((a, b) => Math.min(a, b)), years.reduce((a, b) => Math.max(a, b))] : undefined;
}

/** What a board shows of a network: without what is hidden or filtered, and without things that lost all their links by that. */
export function narrow(network: Network, board: Board): Network {
  const hidden = new Set(board.hidden);
  const without = new Set(board.without);
  const edges = new Map([...network.edges].filter(([, edge]) => !without.has(edge.kind) && !hidden.has(edge.from) && !hidden.has(edge.to) && holds(edge, board.since, board.until)));
  const kept = new Set([...board.things, ...(board.to ? [board.to] : [])]);
  for (const { from, to } of edges.values()) kept.add(from).add(to);
  return { nodes: new Map([...network.nodes].filter(([id]) => kept.has(id) && !hidden.has(id))), edges };
}

/** The links of each thing, found in one pass. */
export function linksOf({ edges }: Network): ReadonlyMap<string, readonly Edge[]> {
  const links = new Map<string, Edge[]>();
  const add = (id: string, edge: Edge) => (links.get(id) ?? links.set(id, []).get(id)!).push(edge);
  for (const edge of edges.values()) {
    add(edge.from, edge);
    if (edge.to !== edge.from) add(edge.to, edge);
  }
  return links;
}
