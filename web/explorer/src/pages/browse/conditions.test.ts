import { describe, expect, it } from 'vitest';
import type { Parameters } from '../../app/address';
import type { Plural } from '../../catalogue';
import { filterOf } from './filter';
import { readView } from './view';

const filter = (plural: Plural, search: Parameters) => filterOf(readView(plural, search).conditions);

describe('filters in addresses', () => {
  it('are equal to a value, or one of several', () => {
    expect(filter('awardEntries', { status: 'WINNER' })).toEqual({ status: { eq: 'WINNER' } });
    expect(filter('awardEntries', { status: ['WINNER', 'LAUREATE'] })).toEqual({ status: { in: ['WINNER', 'LAUREATE'] } });
  });

  it('lead through relations and lists, of whose rows one must match all', () => {
    expect(filter('municipalities', { 'region.iso': 'RU-TA', 'awardEntries.some.season.slug': 'service-2026', 'awardEntries.some.status': 'WINNER' })).toEqual({
      region: { iso: { eq: 'RU-TA' } },
      awardEntries: { some: { season: { slug: { eq: 'service-2026' } }, status: { eq: 'WINNER' } } },
    });
  });

  it('compare numbers, dates and texts', () => {
    expect(filter('municipalities', { 'population.gte': '100000', 'population.lt': '200000' })).toEqual({ population: { gte: 100000, lt: 200000 } });
    expect(filter('conferrals', { 'conferredOn.year': '2024' })).toEqual({ conferredOn: { gte: '2024-01-01', lte: '2024-12-31' } });
    expect(filter('adoptions', { 'adoptedOn.year': ['2023', '2024'] })).toEqual({ or: [{ adoptedOn: { gte: '2023', lt: '2024' } }, { adoptedOn: { gte: '2024', lt: '2025' } }] });
    expect(filter('practices', { 'title.contains': ['дом', 'мама'] })).toEqual({ title: { contains: 'дом' }, and: [{ title: { contains: 'мама' } }] });
  });

  it('ask for what is missing', () => {
    expect(filter('awardEntries', { 'nomination.isNull': 'true', 'region.oktmo': '92000000' })).toEqual({
      not: { nomination: { slug: { isNull: false } } },
      region: { oktmo: { eq: '92000000' } },
    });
    expect(filter('municipalities', { 'awardEntries.none': 'true' })).toEqual({ awardEntries: { none: {} } });
  });

  it('are shown if they mean nothing', () => {
    const { conditions, strange } = readView('awardEntries', { colour: 'red', 'season.nothing': '1', 'votes.gte': 'many', status: 'NOTHING', order: '-votes,nothing', columns: 'status,toString' });
    expect(conditions).toEqual([]);
    expect(strange.map(({ parameter, value }) => `${parameter}=${value}`)).toEqual(['colour=red', 'season.nothing=1', 'votes.gte=many', 'status=NOTHING', 'columns=toString', 'order=nothing']);
  });
});
