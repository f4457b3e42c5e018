import { parse } from 'graphology-gexf';
import { MultiDirectedGraph } from 'graphology';
import { expect, test } from 'vitest';
import type { OnBoardFragment, TieFragment } from '../../gql/graphql';
import { add, between, empty, hide, start, toggleKind } from './board';
import { drawn } from './graph';
import { arrange, numbersOfNode, portions } from './layout-steps';
import { twoLines } from './lines';
import { nearest } from './nearest';
import { join, narrow, yearsOf } from './network';
import { gexf, svg } from './save';

const place = (i: number, state = 'CURRENT') => ({ __typename: 'Municipality', id: `municipality:${i}`, name: `Place ${i}`, state }) as OnBoardFragment;
const tie = (from: number, to: number, more: object = {}) =>
  ({ kind: 'PART_OF', name: 'part of', inverseName: 'includes', from: { id: `municipality:${from}` }, to: { id: `municipality:${to}` }, source: { id: 'source:a', title: 'A & B' }, through: [], ...more }) as unknown as TieFragment;

const network = join([
  { nodes: [place(1), place(2), place(3, 'UNCONFIRMED')], ties: [tie(1, 2, { validFrom: '2019-05', validTo: '2020' }), tie(2, 3, { kind: 'SUCCEEDED_BY' }), tie(1, 9)] },
  { nodes: [place(1)], ties: [tie(1, 2, { validFrom: '2019-05', validTo: '2020' })] },
]);
const board = start(empty, 'municipality:1');
const shown = (b = board) => [...narrow(network, b).nodes.keys()].map((id) => id.slice('municipality:'.length)).join();

test('parts are joined once, and links to nothing are left out', () => {
  expect([network.nodes.size, network.edges.size, yearsOf(network)]).toEqual([3, 2, [2019, 2020]]);
  expect([...network.edges.values()].map(({ unsure }) => unsure)).toEqual([false, true]);
});

test('filters take links away, and things that lose all of them', () => {
  expect(shown()).toBe('1,2,3');
  expect(shown(between(board, 2021, undefined))).toBe('1,2,3'); // the link of 2 and 3 has no date
  expect(narrow(network, between(board, 2021, undefined)).edges.size).toBe(1);
  expect(shown(toggleKind(board, 'SUCCEEDED_BY'))).toBe('1,2');
  expect(shown(hide(board, 'municipality:2'))).toBe('1');
  expect(shown(hide(add(board, 'municipality:3'), 'municipality:2'))).toBe('1,3');
});

test('GEXF opens in another reader with all that the board shows', () => {
  const text = gexf(drawn('en', board, network, []), 'A <b> $& $1');
  const graph = parse(MultiDirectedGraph, text);
  expect([graph.order, graph.size]).toEqual([3, 2]);
  expect(graph.getNodeAttributes('municipality:1')).toMatchObject({ label: 'Place 1', kind: 'municipality' });
  expect(graph.getEdgeAttributes(graph.edges()[0])).toMatchObject({ since: '2019-05', until: '2020', source: 'A & B', kind: 'PART_OF' });
  expect(text).toContain('<description>A &lt;b&gt; $&amp; $1</description>');
});

const palette = { ground: '#fff', ink: '#000', soft: '#555', line: '#777', accent: '#060', sans: 'sans', groups: { place: '#1', person: '#2', organization: '#3', award: '#4', training: '#5', other: '#6' } };

test('a picture has every thing and link, unsure ones dashed, and says where it is from', () => {
  const hostile = join([{ nodes: [{ ...place(1), name: '<script>&' } as OnBoardFragment, place(3, 'UNCONFIRMED')], ties: [tie(1, 3)] }]);
  const drawing = svg(drawn('en', board, hostile, []), palette, { place: 'P', person: 'H', organization: 'O', award: 'A', training: 'T', other: 'F' }, { title: 'T', lines: ['Sources: A', 'govhub, release 1'] });
  expect(drawing.match(/<circle/g)).toHaveLength(2);
  expect(drawing.match(/stroke-dasharray/g)).toHaveLength(1);
  expect(drawing).toContain('&lt;script&gt;&amp;');
  expect(drawing).not.toContain('<script');
  expect(drawing).toContain('govhub, release 1');
});

test.each([
  [10, 600],
  [1000, 120],
  [5000, 60],
])('arranging %i things is bounded: %i steps, and few portions to draw', (things, most) => {
  let [steps, frames] = [0, 0];
  const work = { nodes: new Float32Array(things * numbersOfNode), edges: new Float32Array() };
  arrange(work, (options) => (expect(options).toMatchObject({ barnesHutOptimize: things > 500 }), steps++), () => frames++);
  expect(steps).toBe(most);
  expect(frames).toBeLessThanOrEqual(portions);
});

test('arrows go to the nearest thing in their direction', () => {
  const things = [{ id: 'right', x: 10, y: 1 }, { id: 'far', x: 30, y: 0 }, { id: 'below', x: 2, y: 12 }];
  expect([0, 1, 2].map((direction) => nearest({ x: 0, y: 0 }, things, direction))).toEqual(['right', 'below', undefined]);
});

test('names take two lines at most', () => {
  expect(twoLines('город Казань')).toEqual(['город Казань']);
  expect(twoLines('Всероссийская муниципальная премия «Служение», 2025/2026')).toEqual(['Всероссийская муниципальная', 'премия «Служение», 2025/2026']);
  expect(twoLines(`${'а'.repeat(300)} б в`).map((line) => line.length)).toEqual([30, 3]);
});
