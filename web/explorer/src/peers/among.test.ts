import { expect, test } from 'vitest';
import { amongOf } from './among';

const rows = [
  { place: 'a', name: 'A', values: ['3', '1'] },
  { place: 'b', name: 'B', values: ['5', null] },
  { place: 'c', name: 'C', values: ['3', null] },
  { place: 'd', name: 'D', values: ['0', null] },
];

test('equal values share the best of their ranks, and a value of zero is a value', () => {
  expect(amongOf(rows, 'a', 0)).toMatchObject({ own: 3, rank: 2, of: 4, median: 3 });
  expect(amongOf(rows, 'd', 0)).toMatchObject({ own: 0, rank: 4, of: 4 });
});

test('nothing is said of a value without others, or of none', () => {
  expect(amongOf(rows, 'a', 1)).toBeUndefined();
  expect(amongOf(rows, 'b', 1)).toBeUndefined();
});
