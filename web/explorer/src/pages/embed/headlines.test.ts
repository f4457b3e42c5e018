import { expect, test } from 'vitest';
import type { HeadlinesFragment } from '../../gql/graphql';
import { headlinesOf } from './headlines';

const of = (thing: object) => thing as HeadlinesFragment;

test('a place has its people, with their day, and what is counted of it', () => {
  const place = of({ population: 1318604, populationOn: '2024-01-01', awardEntries: { totalCount: 3 }, practices: { totalCount: 0 } });
  expect(headlinesOf('ru', place)).toEqual([
    { value: '1\u202f318\u202f604', label: 'население, 1 января 2024' },
    { value: '3', label: 'заявки на премию' },
  ]);
});

test('a value has its unit and period; what is not known is left out', () => {
  expect(headlinesOf('en', of({ value: '5.30', period: '2024', status: 'NORMAL', indicator: { unitLabel: '%' } }))).toEqual([{ value: '5.3', label: '%, 2024' }]);
  expect(headlinesOf('en', of({ value: '0', period: '2024', status: 'ESTIMATED', indicator: { unitLabel: '%' } }))).toEqual([{ value: '≈\u202f0', label: '%, 2024' }]);
  expect(headlinesOf('en', of({ applications: null }))).toEqual([]);
});
