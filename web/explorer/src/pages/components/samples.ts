import type { FigureFragment, OriginFragment, SourceLineFragment } from '../../gql/graphql';
import type { Tile } from '../../maps/tile-map';

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

/** Regions of all classes, one without a value, one whose status is disputed, and one of a hostile name. */
export const tiles: readonly Tile[] = [
  { id: 'region:92000000', letters: 'TA', name: 'Tatarstan', column: 11, row: 1, value: 12, disputed: false },
  { id: 'region:80000000', letters: 'BA', name: 'Bashkortostan', column: 12, row: 1, value: 9, disputed: false },
  { id: 'region:71100000', letters: 'KHM', name: 'Yugra', column: 14, row: 0, value: 7, disputed: false },
  { id: 'region:03000000', letters: 'KDA', name: 'Krasnodar Krai', column: 5, row: 1, value: 4, disputed: false },
  { id: 'region:60000000', letters: 'ROS', name: 'Rostov Oblast', column: 6, row: 1, value: 2, disputed: false },
  { id: 'region:45000000', letters: 'MOW', name: 'Moscow', column: 9, row: 0, value: 1, disputed: false },
  { id: 'region:67000000', letters: 'SEV', name: 'Sevastopol', column: 0, row: 1, value: 0, disputed: true },
  { id: 'region:74000000', letters: 'KHR', name: hostile, column: 1, row: 0, value: null, disputed: true },
];
