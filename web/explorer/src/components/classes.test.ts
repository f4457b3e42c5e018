import { expect, test } from 'vitest';
import { classesOf, classOf } from './classes';

test('classes are of about equal size, and no value is in two', () => {
  expect(classesOf([9, 1, 2, 3, 4, 5, 6, 7, 8], 3)).toEqual([
    { from: 1, to: 3, count: 3 },
    { from: 4, to: 6, count: 3 },
    { from: 7, to: 9, count: 3 },
  ]);
});

test('zeros are apart, and equal values stay together', () => {
  const classes = classesOf([0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 12], 4);
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
