import { expect, test } from 'vitest';
import { partOf } from './part';
import { blocksOf } from './shape';

const query = `
query Places($district: String!, $first: Int!, $lang: Lang!) {
  federalDistrict(by: {slug: $district}) { name(lang: $lang) }
  all: regions(first: $first, filter: {federalDistrict: {slug: {eq: $district}}}) { totalCount nodes { ...Place } }
}
fragment Place on Region { name capital { name } }
`;
const variables = '{"district":"volga","first":2,"lang":"EN"}';

test('a part of a query asks for one list with all its pages, and for nothing else', () => {
  const part = partOf({ query, variables }, ['all'])!;
  expect(part.query.replace(/\s+/g, ' ')).toBe(
    'query Places($district: String!) { all: regions(filter: {federalDistrict: {slug: {eq: $district}}}) { totalCount nodes { ...Place } } } fragment Place on Region { name capital { name } }',
  );
  expect(part.variables).toBe('{"district":"volga"}');
});

test('a list that comes from a fragment is no part', () => {
  expect(partOf({ query: '{ region { ...R } } fragment R on Region { districts { nodes { name } } }', variables: '' }, ['region', 'districts'])).toBeUndefined();
});

test('an answer is laid out as facts and tables', () => {
  const blocks = blocksOf({
    district: { name: 'Volga', centre: { name: 'Nizhny' }, regions: { totalCount: 14 } },
    all: { totalCount: 14, nodes: [{ name: 'A', capital: null }, { name: 'B', capital: { name: 'C' } }] },
    nodes: [{ id: 'region:1' }],
  });
  expect(blocks.map(({ path, facts, table }) => [path, facts.map((fact) => fact.path.join('.')), table?.columns.map((column) => column.join('.')), table?.file])).toEqual([
    [['district'], ['name', 'centre.name', 'regions.totalCount'], undefined, undefined],
    [['all'], [], ['name', 'capital.name'], true],
    [['nodes'], [], ['id'], false],
  ]);
});

test('values of a table get the names of its columns', () => {
  const [block] = blocksOf({ table: { columns: [{ name: 'pay.2024' }], nodes: [{ place: '01', values: ['5'] }] } });
  expect(block!.table!.columns).toEqual([['place'], ['pay.2024']]);
  expect(block!.table!.rows).toEqual([{ place: '01', 'pay.2024': '5' }]);
});
