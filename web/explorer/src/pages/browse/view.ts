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
  /** The number of the first row of the page, if it is known. */
  from?: number | undefined;
  /** Parameters that mean nothing here, and are shown. */
  strange: readonly { parameter: string; value: string }[];
}

const kept = new Set(['release', 'order', 'columns', 'group', 'measures', 'after', 'before', 'from']);

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
    from: firstRow(search),
    strange,
  };
}

/** Pages begin at a row: which it is, the way here has told, unless it is the first. */
function firstRow({ after, before, from }: Parameters): number | undefined {
  if (!after && !before) return 1;
  return /^[1-9]\d{0,8}$/.test(String(from)) ? Number(from) : undefined;
}

const list = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat().flatMap((one) => one.split(',')).filter(Boolean));

// The columns that say most, where they are not the first short ones.
const usual: Partial<Record<Plural, readonly string[]>> = {
  awardEntries: ['season', 'status', 'region', 'nomination'],
  awardSeasons: ['applications', 'finalists', 'laureates', 'voters', 'ceremonyOn', 'forum'],
  forums: ['startsOn', 'region', 'organizer', 'participants'],
  indicators: ['unit', 'frequency', 'methodology'],
  municipalities: ['region', 'kind', 'population', 'populationOn', 'centre'],
  observations: ['place', 'period', 'value', 'breakdown'],
  placeNames: ['kind', 'municipality', 'region', 'validFrom', 'validTo'],
  people: [],
  practices: ['theme', 'origin', 'region'],
  positions: ['person', 'municipality', 'region', 'organization', 'validFrom', 'validTo'],
  regions: ['federalDistrict', 'capital', 'population', 'populationOn', 'areaKm2'],
};

// The orders that say most, where the first of the API is by code.
const usualOrders: Partial<Record<Plural, readonly Order[]>> = {
  awardEntries: [{ field: 'projectTitle', down: false }],
  awardSeasons: [{ field: 'ceremonyOn', down: true }],
  forums: [{ field: 'startsOn', down: true }],
  municipalities: [
    { field: 'population', down: true },
    { field: 'name', down: false },
  ],
  observations: [{ field: 'period', down: true }],
  territoryChanges: [{ field: 'occurredOn', down: true }],
};

/** The order of rows until the reader chooses. */
export const usualOrder = (plural: Plural): readonly Order[] => usualOrders[plural] ?? [];

/** The columns of a table until the reader chooses: what is short. Where a row is from, its page says. */
export function usualColumns(plural: Plural): readonly string[] {
  if (usual[plural]) return usual[plural];
  const { fields, naming } = resourceOf(plural);
  const free = Object.keys(fields).filter((name) => !naming.includes(name) && name !== 'source' && name !== 'note');
  const short = free.filter((name) => !['key', 'long', 'link'].includes(fields[name]!.kind));
  const long = free.filter((name) => fields[name]!.kind === 'long');
  return short.length > 1 ? short.slice(0, 6) : [...short, ...long];
}

// The fields that columns are written with.
const companions: Partial<Record<Plural, Readonly<Record<string, readonly string[]>>>> = {
  observations: { place: ['municipality', 'region'], value: ['status'] },
};

/** The fields that the columns of a table need. */
export const fieldsOf = ({ plural, columns }: View): readonly string[] => [...new Set(columns.flatMap((name) => [name, ...(companions[plural]?.[name] ?? [])]))];

export const orderText = (order: readonly Order[]): string | undefined => order.map(({ field, down }) => (down ? '-' : '') + field).join(',') || undefined;

/** Returns what changes parameters of the address. Every change begins at the first page, unless it is one of pages. */
export function useChange(): (changes: Parameters, options?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return (changes, options) =>
    void navigate({
      to: '.',
      search: (search: object) => ({ ...search, after: undefined, before: undefined, from: undefined, ...changes }) as never,
      resetScroll: false,
      ...options,
    });
}
