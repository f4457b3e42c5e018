import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { columnOf } from './columns';
import { kinds } from './kinds';

test('columns of files are called as fields of the API are', () => {
  expect(columnOf('en', 'municipality', 'name_en')?.label).toBe('Name in English');
  expect(columnOf('ru', 'municipality', 'valid_to')?.label).toMatch(/[а-я]/);
  expect(columnOf('ru', 'region', 'kind')?.field.set).toBe('RegionKind');
  expect(columnOf('en', 'change_event_municipality', 'side')).toBeUndefined();
});

test('columns of every kind have labels', () => {
  const bare = Object.values(kinds).flatMap(({ resource }) =>
    readFileSync(`../../data/${resource}.csv`, 'utf8')
      .split('\n', 1)[0]!
      .trim()
      .split(',')
      .filter((name) => !columnOf('ru', resource, name))
      .map((name) => `${resource}.${name}`),
  );
  expect(bare).toEqual(['region.time_zone', 'municipality.time_zone']); // two fields of the API are made of it
});
