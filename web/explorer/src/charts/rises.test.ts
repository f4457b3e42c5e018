import { expect, test } from 'vitest';
import { risesOf } from './rises';

const row = (code: string, from: number, to: number) => ({ code, name: code, values: [from, to], estimate: false });

test('places are ordered by the ranks they rose, and only those that rose are there', () => {
  const rises = risesOf([row('a', 10, 10), row('b', 9, 11), row('c', 8, 30), row('d', 8, 1)], ['c']);
  expect(rises.map(({ name, value, mine }) => [name, value, mine])).toEqual([['c, 3\u00a0→\u00a01', 2, true]]);
});

test('equal values share the best of their ranks', () => {
  const rises = risesOf([row('a', 5, 1), row('b', 5, 2), row('c', 3, 7)], []);
  expect(rises.map(({ name }) => name)).toEqual(['c, 3\u00a0→\u00a01']);
});
