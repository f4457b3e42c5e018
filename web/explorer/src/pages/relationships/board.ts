// What a reader has arranged: which things, how they were found, and how they are shown. Everything here is pure.
import type { LinkDirection, LinkKind } from '../../gql/graphql';
import { stands } from './stands';

/** What is a node: every row, or offices and entries as links, or moreover programmes, awards and forums as wholes. */
export type Projection = 'rows' | 'affiliations' | 'wholes';

/** Links of one kind that were opened from a thing. */
export interface Opened {
  of: string;
  kind: LinkKind;
  direction: Exclude<LinkDirection, 'BOTH'>;
  first: number;
}

/** What two things can have in common, by way of a third. */
export const commons = ['season', 'nomination', 'award', 'cohort', 'program', 'forum', 'organization'] as const;
export type Common = (typeof commons)[number];

/** Everything that has something in common with a thing. */
export interface Shared {
  of: string;
  common: Common;
}

export interface Board {
  things: readonly string[]; // put here by the reader; a path begins at the first
  to?: string | undefined; // where the path ends
  way: number; // which of the shortest paths
  opened: readonly Opened[];
  shared: readonly Shared[];
  hidden: readonly string[];
  pinned: ReadonlyMap<string, Point>;
  notes: ReadonlyMap<string, string>;
  without: readonly LinkKind[];
  since?: number | undefined;
  until?: number | undefined;
  as: Projection;
}

export interface Point {
  x: number;
  y: number;
}

/** Things of a reader, and opened lists, up to which the hub answers in few requests. */
export const mostThings = 100;
export const pageOfLinks = 100;

export const empty: Board = { things: [], way: 0, opened: [], shared: [], hidden: [], pinned: new Map(), notes: new Map(), without: [], as: 'affiliations' };

const renewed = <T>(list: readonly T[], one: T, same: (other: T) => boolean): readonly T[] => [...list.filter((other) => !same(other)), one];
const without = <K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> => new Map([...map].filter(([other]) => other !== key));

/** Returns a projection, or the nearest one in which all these things stand on the board. */
export const fitting = (as: Projection, ids: readonly string[]): Projection => ([as, 'affiliations', 'rows'] as const).find((one) => ids.every((id) => stands(id, one)))!;

/** Whether boards begin from the same: then one is no page of its own beside the other. */
export const sameStart = (a: Board, b: Board): boolean => a.to === b.to && a.things.join(' ') === b.things.join(' ');

export function start(board: Board, id: string): Board {
  return { ...empty, as: fitting(board.as, [id]), things: [id] };
}

export function add(board: Board, id: string): Board {
  if (board.things.includes(id) || board.things.length >= mostThings) return board;
  return { ...board, as: fitting(board.as, [...board.things, id]), things: [...board.things, id], hidden: board.hidden.filter((other) => other !== id) };
}

export const connect = (board: Board, to: string | undefined): Board => ({ ...board, to, way: 0, as: to ? fitting(board.as, [to]) : board.as });

export function open(board: Board, opened: Opened): Board {
  const same = (other: Opened) => other.of === opened.of && other.kind === opened.kind && other.direction === opened.direction;
  return { ...board, opened: renewed(board.opened, opened, same), without: board.without.filter((kind) => kind !== opened.kind) };
}

export function close(board: Board, { of, kind, direction }: Omit<Opened, 'first'>): Board {
  return { ...board, opened: board.opened.filter((one) => one.of !== of || one.kind !== kind || one.direction !== direction) };
}

export function share(board: Board, shared: Shared): Board {
  return { ...board, shared: renewed(board.shared, shared, (other) => other.of === shared.of && other.common === shared.common) };
}

export function unshare(board: Board, { of, common }: Shared): Board {
  return { ...board, shared: board.shared.filter((one) => one.of !== of || one.common !== common) };
}

/** Takes a thing off the board; what was opened from it goes with it. */
export function hide(board: Board, id: string): Board {
  return { ...board, hidden: renewed(board.hidden, id, (other) => other === id), pinned: without(board.pinned, id) };
}

export const unhide = (board: Board, id: string): Board => ({ ...board, hidden: board.hidden.filter((other) => other !== id) });

export function pin(board: Board, id: string, { x, y }: Point): Board {
  return { ...board, pinned: new Map([...board.pinned, [id, { x: Math.round(x), y: Math.round(y) }]]) };
}

export const unpin = (board: Board, id: string): Board => ({ ...board, pinned: without(board.pinned, id) });

export function annotate(board: Board, id: string, note: string): Board {
  const text = note.trim();
  return { ...board, notes: text ? new Map([...board.notes, [id, text]]) : without(board.notes, id) };
}

export function toggleKind(board: Board, kind: LinkKind): Board {
  const rest = board.without.filter((other) => other !== kind);
  return { ...board, without: rest.length < board.without.length ? rest : [...rest, kind] };
}

export const between = (board: Board, since: number | undefined, until: number | undefined): Board => ({ ...board, since, until });

/** Shows the same things with other nodes. Kinds of links that were opened may be others then, but their lists stay right. */
export const project = (board: Board, as: Projection): Board => ({ ...board, as, way: 0 });
