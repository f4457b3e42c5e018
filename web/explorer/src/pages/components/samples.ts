import type { FigureFragment, OriginFragment, SourceLineFragment } from '../../gql/graphql';

export const hostile = `<script>alert(1)</script> ‮מבחן‬ 🏛️ ${'длинное'.repeat(40)}`;

export const source: SourceLineFragment = {
  id: 'source:one',
  slug: 'one',
  title: 'Численность населения муниципальных образований',
  publisher: 'СберИндекс',
  url: 'https://example.org',
  licence: 'CC BY-SA 4.0',
  publishedOn: '2024-05',
  retrievedOn: '2026-01-02',
};

export const sourceWithoutFacts: SourceLineFragment = {
  id: 'source:two',
  slug: 'two',
  title: hostile,
  publisher: null,
  url: null,
  licence: null,
  publishedOn: null,
  retrievedOn: null,
};

const statement = { id: 'statement:one', asOf: null, note: null };

/** A row whose population comes from another source, is contradicted by a third, and was different in an earlier edition. */
export const origin: OriginFragment = {
  id: 'municipality:92701000',
  note: null,
  reportErrorUrl: 'https://example.org/report',
  source,
  sources: [source, sourceWithoutFacts],
  statements: {
    nodes: [
      { ...statement, id: 'statement:origin', field: 'population', value: '1318604', kind: 'ORIGIN', asOf: '2024-01-01', source },
      { ...statement, id: 'statement:former', field: 'population', value: '1308660', kind: 'FORMER', asOf: '2023-01-01', source },
      { ...statement, id: 'statement:claim', field: 'population', value: '1400000', kind: 'CLAIM', note: 'Rounded.', source: sourceWithoutFacts },
    ],
  },
};

export const figure: FigureFragment = {
  id: 'observation:wage/92701000/2024/_T',
  value: '94672.7',
  period: '2024-Q1',
  breakdown: '_T',
  status: 'NORMAL',
  note: null,
  indicator: { id: 'indicator:wage', unit: 'RUB', unitLabel: '₽' },
  source,
};
