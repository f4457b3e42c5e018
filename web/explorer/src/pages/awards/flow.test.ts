import { describe, expect, test } from 'vitest';
import { follow, knotsOf, orderOf, streamsOf, type Entered, type Trained } from './flow';
import { layoutOf } from './flow-layout';

const course = (place: string, program: string, startsOn: string | null, endsOn: string | null = null): Trained => ({
  place: { id: place, name: place },
  program: { id: program, name: program },
  startsOn,
  endsOn,
});
const entry = (place: string, ceremonyOn: string | null, status: Entered['status']): Entered => ({ place, ceremonyOn, status });
const outcomeOf = (trained: Trained[], entered: Entered[]) => follow(trained, entered).map(({ place, first, outcome }) => [place.id, first.program.id, outcome]);

describe('a ceremony and the beginning of a course', () => {
  test('are in order if their dates are exact enough', () => {
    expect(orderOf({ startsOn: '2024-10-08' }, '2025-04-21')).toBe('after');
    expect(orderOf({ startsOn: '2024-10-08' }, '2024-01-16')).toBe('before');
    expect(orderOf({ startsOn: '2023-11' }, '2024-01-16')).toBe('after');
  });

  test('have no known order within one month or year, or without dates', () => {
    expect(orderOf({ startsOn: '2024-04' }, '2024-04-21')).toBe('unknown');
    expect(orderOf({ startsOn: '2024' }, '2024-04-21')).toBe('unknown');
    expect(orderOf({}, '2024-04-21')).toBe('unknown');
    expect(orderOf({ startsOn: '2024-04' }, null)).toBe('unknown');
  });

  test('are in order after the end of a course whose beginning is not known, not before it', () => {
    expect(orderOf({ endsOn: '2025-10-03' }, '2026-04-21')).toBe('after');
    expect(orderOf({ endsOn: '2025-10-03' }, '2025-04-21')).toBe('unknown');
  });
});

describe('a place', () => {
  test('counts once, by its first course and the best outcome after it', () => {
    const trained = [course('a', 'second', '2025-10-20'), course('a', 'first', '2024-10-08')];
    const entered = [entry('a', '2024-01-16', 'WINNER'), entry('a', '2025-04-21', 'FINALIST'), entry('a', '2026-04-21', 'SUBMITTED')];
    expect(outcomeOf(trained, entered)).toEqual([['a', 'first', 'finalist']]);
  });

  test('of which only earlier entries, or none, are known is told as such', () => {
    const trained = [course('a', 'p', '2025-09-22'), course('b', 'p', '2025-09-22'), course('c', 'p', null)];
    expect(outcomeOf(trained, [entry('a', '2025-04-21', 'WINNER'), entry('c', '2025-04-21', 'LAUREATE'), entry('d', '2026-04-21', 'WINNER')])).toEqual([
      ['a', 'p', 'before'],
      ['b', 'p', 'none'],
      ['c', 'p', 'unordered'],
    ]);
  });
});

describe('streams', () => {
  const followed = follow(
    [course('a', 'small', '2024-10-08'), course('b', 'large', '2024-10-08'), course('c', 'large', '2024-10-08')],
    [entry('a', '2025-04-21', 'AWARDED'), entry('b', '2025-04-21', 'FINALIST')],
  );

  test('keep each place: what comes to an outcome has left a programme', () => {
    expect(streamsOf(followed)).toEqual([
      { from: 'large', to: 'later', count: 1 },
      { from: 'large', to: 'none', count: 1 },
      { from: 'small', to: 'later', count: 1 },
      { from: 'later', to: 'awarded', count: 1 },
      { from: 'later', to: 'finalist', count: 1 },
    ]);
    expect(streamsOf(followed, true).reduce((sum, { count }) => sum + count, 0)).toBe(3);
  });

  test('are as broad as what they carry, and touch neither each other nor the next knot', () => {
    const streams = streamsOf(followed);
    const { knots, ribbons, height } = layoutOf(knotsOf(streams), streams, 10, () => 16, 4);
    expect(knots.map(({ id, layer, count, y, height: own }) => [id, layer, count, y, own])).toEqual([
      ['large', 0, 2, 0, 20],
      ['small', 0, 1, 24, 10],
      ['later', 1, 2, 0, 20],
      ['awarded', 2, 1, 0, 10],
      ['finalist', 2, 1, 20, 10],
      ['none', 1, 1, 24, 10],
    ]);
    expect(ribbons.map(({ from, to, fromY, toY }) => [from, to, fromY, toY])).toEqual([
      ['large', 'later', 0, 0],
      ['large', 'none', 10, 24],
      ['small', 'later', 24, 10],
      ['later', 'awarded', 0, 0],
      ['later', 'finalist', 10, 20],
    ]);
    expect(height).toBe(40);
  });
});
