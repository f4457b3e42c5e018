import { expect, test } from 'vitest';
import { countOf, histogramSentence, lineSentence, rankingSentence, scatterSentence, times } from './sentences';

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f\u2009]/g, ' ');

test('places are declined by their number', () => {
  expect([1, 2, 5, 21, 82].map((n) => plain(countOf('ru', 'REGION', n)))).toEqual(['1 регион', '2 региона', '5 регионов', '21 регион', '82 региона']);
  expect(plain(countOf('en', 'MUNICIPALITY', 1))).toBe('1 municipality');
});

test('a ratio is written with its noun', () => {
  expect([2, 2.34, 5, 12.4, 1.5].map((ratio) => plain(times('ru', ratio)))).toEqual(['2 раза', '2,3 раза', '5 раз', '12 раз', '1,5 раза']);
  expect([2, 2.34].map((ratio) => plain(times('en', ratio)))).toEqual(['2 times', '2.3 times']);
});

test('a line tells both ends of each series, with estimates and changes', () => {
  const series = [
    { name: 'Казань', points: [{ period: '2024', value: 72000, estimate: true }, { period: '2015', value: 40000, estimate: false }] },
    { name: 'Уфа', points: [] },
  ];
  expect(plain(lineSentence('ru', { unit: 'рублей', series, breaks: [] }))).toBe('Казань: с 40 000 рублей (2015) до ≈ 72 000 рублей (2024), +80 %. Уфа: нет данных.');
  expect(plain(lineSentence('en', { unit: 'RUB', series, breaks: [] }))).toBe('Казань: from 40,000 RUB (2015) to ≈ 72,000 RUB (2024), +80%. Уфа: no data.');
});

test('of percents the difference is told', () => {
  const series = [{ name: 'Omsk', points: [{ period: '2019', value: 30, estimate: false }, { period: '2020', value: 27.5, estimate: false }] }];
  expect(plain(lineSentence('en', { unit: '%', series, breaks: [] }))).toBe('Omsk: from 30% (2019) to 27.5% (2020), −2.5 pp.');
  expect(plain(lineSentence('ru', { unit: '%', series, breaks: [] }))).toBe('Omsk: с 30 % (2019) до 27,5 % (2020), −2,5 п. п.');
});

test('a ranking tells its first place, the median, and who has no value', () => {
  const data = { unit: 'заявок', bars: [{ name: 'Югра', value: 412, estimate: false }], median: 60, total: 21, without: 68, level: 'REGION' as const };
  expect(plain(rankingSentence('ru', data))).toBe('Первое место — Югра: 412 заявок, в 6,9 раза больше медианы (60). Значение есть у 21 региона, нет — у 68.');
  expect(plain(rankingSentence('en', { ...data, unit: 'entries', total: 1, without: 1 }))).toBe('First is Югра: 412 entries, 6.9 times the median (60). 1 region has a value, 1 has none.');
  expect(rankingSentence('en', { ...data, bars: [] })).toBe('There are no values.');
});

test('a scatter tells the correlation, and that there may be none', () => {
  const axes = { x: { name: 'a', unit: '' }, y: { name: 'b', unit: '' } };
  const points = [1, 2, 3, 4].map((n) => ({ name: String(n), x: n, y: -n, estimate: false }));
  expect(plain(scatterSentence('ru', { ...axes, points }, 'REGION'))).toBe('Оба значения есть у 4 регионов: сильная обратная связь, r = −1. О причинах корреляция не говорит.');
  const apart = [[0, 1], [1, 0], [2, 0.999]].map(([x, y]) => ({ name: '', x: x!, y: y!, estimate: false }));
  expect(scatterSentence('en', { ...axes, points: apart }, 'REGION')).toContain('r = 0.');
  expect(plain(scatterSentence('en', { ...axes, points: points.slice(0, 2) }, 'REGION'))).toBe('Both values are known for 2 regions: too few for a correlation.');
});

test('a distribution tells its middle half and whom the place exceeds', () => {
  const data = { unit: '%', values: [1, 2, 3, 4, 5], here: { name: 'Казань', value: 4 }, count: String };
  expect(plain(histogramSentence('ru', data, 'REGION'))).toBe('Половина из 5 регионов — между 2 и 4 %, медиана 3. Казань: 4 %, больше, чем у 60 % из них.');
  expect(plain(histogramSentence('en', data, 'REGION'))).toBe('Half of 5 regions are between 2 and 4%; the median is 3. Казань: 4%, more than 60% of them.');
});
