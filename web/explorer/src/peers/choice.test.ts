import { expect, test } from 'vitest';
import { byOf, choiceText, parseChoice } from './choice';

test('a choice is read as it was written', () => {
  const text = 'population:2,municipal-average-salary:1:log,latitude:5';
  expect(choiceText(parseChoice(text)!)).toBe(text);
  expect(byOf(parseChoice(text)!)).toEqual([
    { attribute: 'POPULATION', weight: 2, scale: 'LOG' },
    { indicator: 'municipal-average-salary', weight: 1, scale: 'LOG' },
    { attribute: 'LATITUDE', weight: 5, scale: 'LINEAR' },
  ]);
});

test('what cannot be read is left out, and of two of the same the last counts', () => {
  expect(choiceText(parseChoice('population:7,Wages:1,density,distance:2,distance:3')!)).toBe('density:1,distance:3');
  for (const nothing of [undefined, '', ',', 'population:0', '<script>:1']) expect(parseChoice(nothing)).toBeUndefined();
});
