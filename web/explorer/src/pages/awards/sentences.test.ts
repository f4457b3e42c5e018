import { describe, expect, test } from 'vitest';
import type { Followed, Outcome } from './flow';
import { ranked, valuesOf, type RegionValue } from './regions';
import { courseSentence, flowSentence, rankingSentence } from './sentences';

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

type Data = Parameters<typeof valuesOf>[0];
const source = { id: 'source:s', title: 'S' };

// A region with a stated number, one of which sources name entries, and two of which nothing is known; one has no population.
const data = {
  regions: {
    nodes: [
      { id: 'region:1', name: 'Алтайский край', population: { value: '2000000', period: '2025' } },
      { id: 'region:2', name: 'Бурятия', population: null },
      { id: 'region:3', name: 'Карелия', population: { value: '500000', period: '2025' } },
      { id: 'region:4', name: 'Коми', population: { value: '500000', period: '2025' } },
    ],
  },
  stated: { nodes: [{ region: { id: 'region:1' }, value: '4', status: 'ESTIMATED', note: null, source }] },
  named: { nodes: [{ key: { region: { id: 'region:1' } }, count: '1' }, { key: { region: { id: 'region:2' } }, count: '3' }, { key: { region: null }, count: '9' }] },
} as unknown as Data;

const briefly = (values: RegionValue[]) => values.map(({ value, known }) => (value === null ? null : `${known} ${value}`));

describe('values of regions', () => {
  test('are what a source states, otherwise what is named at least; unknown ones are not zero', () => {
    expect(briefly(valuesOf(data, 'finalists', false))).toEqual(['about 4', 'at least 3', null, null]);
  });

  test('of applications are only those that a source states', () => {
    expect(briefly(valuesOf(data, 'applications', false))).toEqual(['about 4', null, null, null]);
  });

  test('per head need a population', () => {
    expect(briefly(valuesOf(data, 'finalists', true))).toEqual(['about 0.2', null, null, null]);
  });

  test('share a rank if they are equal', () => {
    const [one] = valuesOf(data, 'finalists', false);
    expect(ranked([one!, { ...one!, value: 9 }, one!]).map(({ rank }) => rank)).toEqual([1, 2, 2]);
  });
});

describe('the sentence of a ranking', () => {
  const facts = (perHead: boolean) => ({ values: valuesOf(data, 'finalists', perHead), measure: 'finalists' as const, perHead, years: '2025/2026' });

  test('says who is first, and of how many anything is known', () => {
    expect(plain(rankingSentence('ru', facts(false)))).toBe(
      'Больше всего известных финалистов в сезоне 2025/2026: Алтайский край — ≈ 4. Число известно для 2 регионов из 4. О 2 других регионах данных нет: это не значит, что финалистов там не было.',
    );
    expect(plain(rankingSentence('en', facts(true)))).toBe(
      'Most finalists per 100,000 inhabitants known in the season of 2025/2026: Алтайский край, ≈ 0.2. A number is known for 1 of 4 regions. Of the other 2 nothing is known, which does not mean that there were none.',
    );
  });

  test('says so if nothing is known', () => {
    expect(rankingSentence('ru', { ...facts(false), values: [] })).toBe('О числе финалистов в регионах в сезоне 2025/2026 источники не сообщают.');
  });
});

test('the course of seasons leaves out those that no source counts', () => {
  const seasons = [
    { years: '2023/2024', value: null },
    { years: '2024/2025', value: 100 },
    { years: '2025/2026', value: 500 },
  ];
  expect(plain(courseSentence('ru', 'Заявки', seasons))).toBe('Заявки: с 100 (2024/2025) до 500 (2025/2026), в 5 раз больше.');
  expect(plain(courseSentence('en', 'Applications', seasons.slice(0, 2)))).toBe('Applications: 100 (2024/2025).');
});

describe('the sentence of the flow', () => {
  const followed = (outcomes: readonly Outcome[]) => outcomes.map((outcome) => ({ outcome }) as Followed);

  test('says what is counted and how much is not known', () => {
    const all = followed(['awarded', 'finalist', 'finalist', 'before', 'none', 'none']);
    expect(plain(flowSentence('ru', all, 'region'))).toBe(
      'Источники называют участников обучения из 6 регионов. Из них у 3 известна заявка в более позднем сезоне премии (лучший итог: 1 с наградой, 2 в финале); у 1 — только в более раннем; у 2 не известно ни одной.',
    );
    expect(plain(flowSentence('en', all, 'municipality'))).toBe(
      'Sources name participants of training from 6 municipalities. Of these, 3 have a known entry in a later season of the award (best outcome: 1 awarded, 2 in the final); 1 only in an earlier one; of 2 none is known.',
    );
  });

  test('claims nothing of none', () => {
    expect(plain(flowSentence('ru', followed(['none']), 'municipality'))).toBe(
      'Источники называют участников обучения из 1 муниципального образования. Ни у одного из них заявка в более позднем сезоне премии не известна; у 1 не известно ни одной.',
    );
  });
});
