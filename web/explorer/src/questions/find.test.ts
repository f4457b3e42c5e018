import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { finderOf } from './find';
import type { Subject } from './questions';

const { sections } = JSON.parse(readFileSync(new URL('../../../../docs/examples/gallery.json', import.meta.url), 'utf8')) as { sections: Subject[] };
const find = finderOf(sections);
const names = (wanted: string) => find(wanted).map(({ name }) => name);

// What people type, and a question that must be among the first five.
const wanted = {
  рейтинг: 'figures-ranking',
  ranking: 'figures-ranking',
  население: 'places-largest-regions',
  'население регионов': 'places-largest-regions',
  победители: 'awards-winners',
  winners: 'awards-winners',
  бюджет: 'figures-change-of-country',
  budget: 'figures-change-of-country',
  map: 'places-tile-map',
  карта: 'places-tile-map',
  csv: 'figures-table',
  excel: 'search-column',
  trend: 'figures-series',
  динамика: 'figures-series',
  'заявки на душу населения': 'figures-per-head',
  главы: 'people-heads',
  слияние: 'places-merger',
  Крым: 'places-status-disputed',
  'крупнейшие города': 'places-largest-regions',
  рейтнг: 'figures-ranking',
  'что изменилось': 'sources-changes',
  обучение: 'training-programs',
  'обучение мэров': 'training-to-finals',
};

describe('questions are found by meaning', () => {
  test.each(Object.entries(wanted))('%s', (text, name) => {
    expect(names(text).slice(0, 5)).toContain(name);
  });
});

test('nothing wanted is everything, in its order', () => {
  expect(names(' ')).toEqual(sections.flatMap(({ examples }) => examples.map(({ name }) => name)));
});

test('nonsense finds nothing', () => {
  expect(names('йцфывап')).toEqual([]);
});

test('near are those that have all words, outside of their queries', () => {
  expect(find('92701000').length).toBeGreaterThan(0);
  for (const text of ['92701000', 'Серпуховский район']) expect(find(text, 'near')).toEqual([]);
});

test.each(['рейтинг', 'население', 'winners', 'trend', 'csv', 'карта'])('%s has near ones', (text) => {
  expect(find(text, 'near').slice(0, 3).map(({ name }) => name)).toContain(names(text)[0]);
});
