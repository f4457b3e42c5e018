import { expect, test } from 'vitest';
import { variablesOf, type Nomination, type Season } from './selection';

test('a nomination has the breakdown of its whole name', () => {
  const season = { slug: 's', years: '2024/2025' } as Season;
  const breakdownOf = (name: string, names: readonly string[]) =>
    variablesOf({ measure: 'applications', season, perHead: false, nomination: { name } as Nomination }, names.map((one) => ({ code: one, name: one }))).breakdown;
  expect(breakdownOf('Единство', ['номинация «Единство народов»', 'номинация «Единство»'])).toBe('номинация «Единство»');
  expect(breakdownOf('Unity', ['nomination “Unity of Peoples”', 'nomination “Unity”, Volga'])).toBe('');
  expect(breakdownOf('Unity', ['Unity'])).toBe('Unity');
});
