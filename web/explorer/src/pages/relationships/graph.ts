// The graph that is drawn and saved: what a board shows, with places, sizes and colours.
import { MultiDirectedGraph } from 'graphology';
import type { Language } from '../../words/language';
import { kinds, type KindName } from '../../things/kinds';
import type { Board, Point } from './board';
import { nameOf } from './names';
import { spiral } from './layout';
import { linksOf, type Edge, type Network } from './network';

/** Things by what they have in common, each group with a colour and a letter, so that neither is alone. */
export const groups = ['place', 'person', 'organization', 'award', 'training', 'other'] as const;
export type Group = (typeof groups)[number];

const groupsOf: Partial<Record<KindName, Group>> = {
  district: 'place',
  region: 'place',
  municipality: 'place',
  change: 'place',
  person: 'person',
  position: 'person',
  organization: 'organization',
  award: 'award',
  season: 'award',
  nomination: 'award',
  entry: 'award',
  conferral: 'award',
  program: 'training',
  cohort: 'training',
  participation: 'training',
};

export const groupOf = (kind: KindName): Group => groupsOf[kind] ?? 'other';

export interface NodeLook {
  x: number;
  y: number;
  size: number;
  fixed: boolean;
  label: string;
  kind: string;
  group: Group;
  note?: string;
}

export interface EdgeLook {
  label: string;
  kind: string;
  since?: string;
  until?: string;
  source: string;
  dashed: boolean;
}

export type Drawn = MultiDirectedGraph<NodeLook, EdgeLook>;

const sizeOf = (links: number, things: number): number => Math.min(16, 5 + 2 * Math.sqrt(links)) * (things > 2000 ? 0.4 : things > 200 ? 0.6 : 1);

/** The places of a board: pinned, as in the graph before, and new ones where they are easily found. */
function placesOf(board: Board, network: Network, links: ReadonlyMap<string, readonly Edge[]>, row: readonly string[], before: Drawn | undefined): Map<string, Point> {
  const places = new Map<string, Point>();
  const onRow = new Map(row.map((id, i) => [id, { x: i * 100, y: -60 * i }]));
  for (const id of network.nodes.keys()) {
    const known = board.pinned.get(id) ?? (before?.hasNode(id) ? before.getNodeAttributes(id) : onRow.get(id));
    if (known) places.set(id, { x: known.x, y: known.y });
  }
  let i = 0;
  for (const id of network.nodes.keys()) {
    if (places.has(id)) continue;
    const near = links.get(id)?.map(({ from, to }) => places.get(from === id ? to : from)).find(Boolean) ?? { x: 0, y: 0 };
    const aside = spiral(i++);
    places.set(id, { x: near.x + aside.x, y: near.y + aside.y });
  }
  return places;
}

/** Makes the graph of a board. Things keep the places that they had in the graph before; those of a path stand in a row, which falls so that names have room. */
export function drawn(language: Language, board: Board, network: Network, row: readonly string[], before?: Drawn): Drawn {
  const graph: Drawn = new MultiDirectedGraph<NodeLook, EdgeLook>();
  const links = linksOf(network);
  const places = placesOf(board, network, links, row, before);
  for (const node of network.nodes.values()) {
    const note = board.notes.get(node.id);
    graph.addNode(node.id, {
      ...places.get(node.id)!,
      size: sizeOf(links.get(node.id)?.length ?? 0, network.nodes.size),
      fixed: board.pinned.has(node.id),
      label: nameOf(language, node.shown),
      kind: kinds[node.kind][language][0],
      group: groupOf(node.kind),
      ...(note && { note }),
    });
  }
  for (const edge of network.edges.values()) {
    graph.addEdgeWithKey(edge.key, edge.from, edge.to, {
      label: edge.name,
      kind: edge.kind,
      ...(edge.validFrom && { since: edge.validFrom }),
      ...(edge.validTo && { until: edge.validTo }),
      source: [edge.source.title, edge.source.publisher].filter(Boolean).join(' — '),
      dashed: edge.unsure,
    });
  }
  return graph;
}
