// What the reader chose, as the address has it.
import { useNavigate } from '@tanstack/react-router';
import type { Parameters } from '../../app/address';
import { resourceOf, type Plural, type Resource } from '../../catalogue';
import { readCondition, type Condition } from './conditions';

export interface Order {
  field: string;
  down: boolean;
}

export interface View {
  plural: Plural;
  resource: Resource;
  conditions: readonly Condition[];
  order: readonly Order[];
  columns: readonly string[];
  group: readonly string[];
  measures: readonly string[];
  after?: string | undefined;
  before?: string | undefined;
  /** Parameters that mean nothing here, and are shown. */
  strange: readonly { parameter: string; value: string }[];
}

const kept = new Set(['release', 'order', 'columns', 'group', 'measures', 'after', 'before']);

export function readView(plural: Plural, search: Parameters): View {
  const resource = resourceOf(plural);
  const strange: { parameter: string; value: string }[] = [];
  const conditions: Condition[] = [];
  for (const [parameter, value] of Object.entries(search)) {
    if (kept.has(parameter) || value === undefined) continue;
    const values = [value].flat();
    const condition = readCondition(plural, parameter, values);
    if (condition) conditions.push(condition);
    else strange.push({ parameter, value: values.join(', ') });
  }
  const known = (parameter: string, names: object) =>
    list(search[parameter]).filter((name) => {
      const fits = Object.hasOwn(names, name.replace(/^-/, ''));
      if (!fits) strange.push({ parameter, value: name });
      return fits;
    });
  const group = known('group', resource.dimensions).slice(0, 2);
  const measures = known('measures', resource.measures);
  const orders = group.length > 0 ? { ...resource.measures, ...resource.dimensions } : resource.orders;
  const columns = known('columns', resource.fields);
  return {
    plural,
    resource,
    conditions,
    order: known('order', orders).map((name) => ({ field: name.replace(/^-/, ''), down: name.startsWith('-') })),
    columns: columns.length > 0 ? columns : usualColumns(plural),
    group,
    measures: measures.length > 0 ? measures : ['count'],
    after: list(search['after'])[0],
    before: list(search['before'])[0],
    strange,
  };
}

const list = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat().flatMap((one) => one.split(',')).filter(Boolean));

// The columns that say most, where they are not the first short ones.
const usual: Partial<Record<Plural, readonly string[]>> = {
  awardEntries: ['season', 'status', 'region', 'nomination', 'source'],
  awardSeasons: ['applications', 'finalists', 'laureates', 'voters', 'ceremonyOn', 'forum', 'source'],
  indicators: ['unit', 'frequency', 'methodology', 'source'],
  municipalities: ['region', 'kind', 'population', 'populationOn', 'centre', 'source'],
  observations: ['value', 'period', 'breakdown', 'region', 'municipality', 'status', 'source'],
  placeNames: ['kind', 'municipality', 'region', 'validFrom', 'validTo', 'source'],
  positions: ['person', 'municipality', 'region', 'organization', 'validFrom', 'validTo', 'source'],
  regions: ['federalDistrict', 'kind', 'capital', 'population', 'populationOn', 'areaKm2', 'source'],
};

// The orders that say most, where the first of the API is by code.
const usualOrders: Partial<Record<Plural, readonly Order[]>> = {
  awardEntries: [{ field: 'projectTitle', down: false }],
  awardSeasons: [{ field: 'ceremonyOn', down: true }],
  forums: [{ field: 'startsOn', down: true }],
  municipalities: [{ field: 'population', down: true }],
  observations: [{ field: 'period', down: true }],
  territoryChanges: [{ field: 'occurredOn', down: true }],
};

/** The order of rows until the reader chooses. */
export const usualOrder = (plural: Plural): readonly Order[] => usualOrders[plural] ?? [];

/** The columns of a table until the reader chooses: what is short, and where it is from. */
export function usualColumns(plural: Plural): readonly string[] {
  if (usual[plural]) return usual[plural];
  const { fields, naming } = resourceOf(plural);
  const free = Object.keys(fields).filter((name) => !naming.includes(name) && name !== 'source');
  const short = free.filter((name) => !['key', 'long', 'link'].includes(fields[name]!.kind));
  const long = free.filter((name) => fields[name]!.kind === 'long');
  return [...(short.length > 1 ? short.slice(0, 6) : [...short, ...long]), ...(fields['source'] ? ['source'] : [])];
}

export const orderText = (order: readonly Order[]): string | undefined => order.map(({ field, down }) => (down ? '-' : '') + field).join(',') || undefined;

/** Returns what changes parameters of the address. Every change begins at the first page, unless it is one of pages. */
export function useChange(): (changes: Parameters, options?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return (changes, options) =>
    void navigate({
      to: '.',
      search: (search: object) => ({ ...search, after: undefined, before: undefined, ...changes }) as never,
      resetScroll: false,
      ...options,
    });
}
