import { expect, test } from 'vitest';
import { isKind } from '../things/kinds.ts';
import { parseSearch, stringifySearch } from './address.ts';

test('parameters may have any names', () => {
  const search = '?toString=1&__proto__=x&a=1&a=2';
  const read = parseSearch(search);
  expect(Object.entries(read)).toEqual([['toString', '1'], ['__proto__', 'x'], ['a', ['1', '2']]]);
  expect(stringifySearch(read)).toBe(search);
});

test('only kinds are kinds', () => {
  expect(['municipality', 'constructor', 'toString'].filter(isKind)).toEqual(['municipality']);
});
