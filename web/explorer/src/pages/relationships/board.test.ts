import * as v from 'valibot';
import { expect, test } from 'vitest';
import { parseSearch, stringifySearch } from '../../app/address';
import { longestNote, readBoard, writeBoard } from './address';
import { boardSearch } from './search';
import { act, begin, echoed, redo, undo } from './history';
import * as board from './board';

const kazan = 'municipality:92701000';
const metshin = 'person:metshin-ilsur';

const full: board.Board = [
  (b: board.Board) => board.add(b, metshin),
  (b: board.Board) => board.connect(b, 'award:service'),
  (b: board.Board) => board.open(b, { of: 'region:92000000', kind: 'LOCATED_IN', direction: 'IN', first: 200 }),
  (b: board.Board) => board.share(b, { of: kazan, common: 'season' }),
  (b: board.Board) => board.pin(b, kazan, { x: -12.4, y: 30.6 }),
  (b: board.Board) => board.annotate(b, kazan, ' Спросить: кто? a~b & c '),
  (b: board.Board) => board.toggleKind(b, 'PART_OF'),
  (b: board.Board) => board.between(b, 2019, undefined),
  (b: board.Board) => board.project(b, 'wholes'),
  (b: board.Board) => board.hide(b, 'award_season:service-2025'),
].reduce((b, change) => change(b), board.start(board.empty, kazan));

const read = (address: string) => readBoard(v.parse(boardSearch, parseSearch(address)));

test('the address restores a board, and people can read it', () => {
  const address = stringifySearch(writeBoard(full));
  expect(decodeURIComponent(address.replaceAll('+', ' '))).toBe(
    `?things=${kazan}&things=${metshin}&to=award:service&open=region:92000000/located-in/in/200&shares=${kazan}/season&hidden=award_season:service-2025` +
      `&pinned=${kazan}@-12,31&notes=${kazan}~Спросить: кто? a~b & c&without=part-of&since=2019&as=wholes`,
  );
  expect(read(address)).toEqual(full);
  expect(stringifySearch(writeBoard(board.empty))).toBe('');
});

test('an edited address still opens', () => {
  const odd = read('?things=nonsense&things=municipality:92701000&open=x&pinned=municipality:92701000@here&shares=municipality:92701000/luck&way=9&notes=~');
  expect(odd).toEqual({ ...board.empty, things: [kazan], way: 8 });
});

test('a long note stays out of the address', () => {
  const noted = board.annotate(board.start(board.empty, kazan), kazan, 'a'.repeat(longestNote + 1));
  expect(noted.notes.size).toBe(1);
  expect(writeBoard(noted).notes).toBeUndefined();
});

test('what was done is undone and done again, until something else is done', () => {
  const [first, second] = [board.start(board.empty, kazan), board.hide(board.start(board.empty, kazan), metshin)];
  const done = act(act(begin(board.empty), first), second);
  expect(undo(done).now).toBe(first);
  expect(undo(undo(undo(done))).now).toBe(board.empty);
  expect(redo(undo(done)).now).toBe(second);
  expect(redo(act(undo(done), board.empty)).now).toBe(board.empty);
});

test('another start is a page of its own, which Back leaves; what else changes is not', () => {
  expect(board.sameStart(full, board.start(full, metshin))).toBe(false);
  expect(board.sameStart(full, board.connect(full, kazan))).toBe(false);
  expect(board.sameStart(full, board.pin(board.hide(full, 'award:service'), metshin, { x: 1, y: 1 }))).toBe(true);
});

test('addresses that were written here are told from links, also when later ones are underway', () => {
  const underway = ['a', 'b', 'c'];
  expect([echoed(underway, 'a'), echoed(underway, 'c'), echoed(underway, 'b')]).toEqual([true, true, false]);
  const left = ['a'];
  expect([echoed(left, 'link'), echoed(left, 'a')]).toEqual([false, false]);
});
