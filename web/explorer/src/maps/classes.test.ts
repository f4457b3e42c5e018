import { expect, test } from 'vitest';
import { classesOf, classOf, equalCounts, shadeOf } from './classes';

test('classes are of about equal size, and no value is in two', () => {
  expect(equalCounts([9, 1, 2, 3, 4, 5, 6, 7, 8], 3)).toEqual([
    { from: 1, to: 3, count: 3 },
    { from: 4, to: 6, count: 3 },
    { from: 7, to: 9, count: 3 },
  ]);
});

test('zeros are apart, and equal values stay together', () => {
  const classes = equalCounts([0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 12], 4);
  expect(classes).toEqual([
    { from: 0, to: 0, count: 4 },
    { from: 1, to: 1, count: 5 },
    { from: 2, to: 2, count: 1 },
    { from: 12, to: 12, count: 1 },
  ]);
  expect(classOf(classes, 12)).toBe(3);
});

test('few values are few classes', () => {
  expect(classesOf([])).toEqual([]);
  expect(classesOf([5, 5])).toEqual([{ from: 5, to: 5, count: 2 }]);
});

test('what is below zero is below its class', () => {
  const classes = equalCounts([-30, -20, -10, 0, 10], 4);
  expect(classes.map(({ from, to }) => [from, to])).toEqual([
    [-30, -20],
    [-10, -10],
    [0, 0],
    [10, 10],
  ]);
  expect(shadeOf(classes, null)).toBe('none');
});

test('equal steps are round, cover all values, and may be empty', () => {
  const classes = classesOf([3, 4, 57, 58], 'equal-steps');
  expect(classes.map(({ to, count }) => [to, count])).toEqual([
    [10, 2],
    [20, 0],
    [30, 0],
    [40, 0],
    [50, 0],
    [60, 2],
  ]);
  expect(classesOf([7, 7], 'equal-steps')).toEqual([{ from: 7, to: 7, count: 2 }]);
});
