// How the address writes a board: each thing, opened list and pinned place is a parameter of its own, so that people can read and edit them.
import type { LinkKind } from '../../gql/graphql';
import { isId } from '../../things/kinds';
import { commons, empty, fitting, mostThings, pageOfLinks, type Board, type Common, type Opened, type Point, type Projection, type Shared } from './board';
import type { BoardSearch } from './search';

/** A note up to this length is part of the address. */
export const longestNote = 120;

const word = (code: string): string => code.toLowerCase().replaceAll('_', '-');
const code = (text: string): string => text.toUpperCase().replaceAll('-', '_');

const writeOpened = ({ of, kind, direction, first }: Opened): string => [of, word(kind), word(direction), ...(first > pageOfLinks ? [first] : [])].join('/');

function readOpened(text: string): Opened | undefined {
  const parts = /^(.+)\/([a-z-]+)\/(in|out)(?:\/(\d{1,5}))?$/.exec(text);
  if (!parts || !isId(parts[1]!)) return undefined;
  return { of: parts[1]!, kind: code(parts[2]!) as LinkKind, direction: parts[3] === 'in' ? 'IN' : 'OUT', first: Math.min(5000, Math.max(pageOfLinks, Number(parts[4] ?? 0))) };
}

function readShared(text: string): Shared | undefined {
  const slash = text.lastIndexOf('/');
  const [of, common] = [text.slice(0, slash), text.slice(slash + 1)];
  return isId(of) && (commons as readonly string[]).includes(common) ? { of, common: common as Common } : undefined;
}

function readPinned(text: string): [string, Point] | undefined {
  const parts = /^(.+)@(-?\d{1,6}),(-?\d{1,6})$/.exec(text);
  return parts && isId(parts[1]!) ? [parts[1]!, { x: Number(parts[2]), y: Number(parts[3]) }] : undefined;
}

function readNote(text: string): [string, string] | undefined {
  const mark = text.indexOf('~');
  return mark > 0 && isId(text.slice(0, mark)) ? [text.slice(0, mark), text.slice(mark + 1)] : undefined;
}

const read = <T>(list: readonly string[] | undefined, one: (text: string) => T | undefined): T[] => (list ?? []).map(one).filter((found) => found !== undefined);
const ids = (list: readonly string[] | undefined): string[] => [...new Set((list ?? []).filter(isId))];

export function readBoard(search: BoardSearch): Board {
  const things = ids(search.things).slice(0, mostThings);
  return {
    things,
    to: search.to,
    way: Math.max(0, (search.way ?? 1) - 1),
    opened: read(search.open, readOpened),
    shared: read(search.shares, readShared),
    hidden: ids(search.hidden),
    pinned: new Map(read(search.pinned, readPinned)),
    notes: new Map(read(search.notes, readNote)),
    without: (search.without ?? []).filter((text) => /^[a-z-]+$/.test(text)).map((text) => code(text) as LinkKind),
    since: search.since,
    until: search.until,
    as: fitting((search.as as Projection | undefined) ?? empty.as, [...things, ...(search.to ? [search.to] : [])]),
  };
}

const some = (list: readonly string[]): string[] | undefined => (list.length > 0 ? [...list] : undefined);

/** Writes all of a board but long notes. What is as usual is left out. */
export function writeBoard(board: Board): Omit<BoardSearch, 'view'> {
  return {
    things: some(board.things),
    to: board.to,
    way: board.way > 0 ? board.way + 1 : undefined,
    open: some(board.opened.map(writeOpened)),
    shares: some(board.shared.map(({ of, common }) => `${of}/${common}`)),
    hidden: some(board.hidden),
    pinned: some([...board.pinned].map(([id, { x, y }]) => `${id}@${x},${y}`)),
    notes: some([...board.notes].filter(([, note]) => note.length <= longestNote).map(([id, note]) => `${id}~${note}`)),
    without: some(board.without.map(word)),
    since: board.since,
    until: board.until,
    as: board.as === empty.as ? undefined : (board.as as 'rows' | 'wholes'),
  };
}
