import { expect, test } from 'vitest';
import { askedPeriods, usualLevel, usualPeriod } from './coverage';

const covered = [
  { level: 'REGION', period: '2010', places: 65 },
  { level: 'REGION', period: '2011', places: 74 },
  { level: 'REGION', period: '2016', places: 1 },
  { level: 'MUNICIPALITY', period: '2011', places: 2078 },
] as const;

test('a map begins with the newest period in which much is known, and with the level where that is newer', () => {
  expect(usualPeriod(covered, 'REGION')).toBe('2011');
  expect(usualLevel(covered)).toBe('REGION');
  expect(usualLevel([...covered, { level: 'MUNICIPALITY', period: '2022', places: 2225 }])).toBe('MUNICIPALITY');
  expect(usualLevel([])).toBeUndefined();
});

test('no answer is asked for more regions than it may have, and the period that is shown is among them', () => {
  const periods = Array.from({ length: 28 }, (_, i) => String(1996 + i));
  for (const period of periods) {
    for (const sideBySide of [true, false]) {
      const asked = askedPeriods(periods, period, sideBySide);
      expect(asked).toContain(period);
      expect(asked.length * 89).toBeLessThanOrEqual(1000);
    }
  }
  expect(askedPeriods(periods, '2023', true)).toContain('2023');
});
