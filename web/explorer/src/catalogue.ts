// What the explorer knows of each resource: its fields, what it can be restricted by, ordered by and grouped by.
import { resources } from './catalogue.generated';

export interface Field {
  kind: 'thing' | 'text' | 'long' | 'key' | 'code' | 'link' | 'number' | 'date' | 'boolean';
  en: string;
  ru: string;
  /** Plural of the resource that the field leads to. */
  to?: string;
  /** Closed set of the codes. */
  set?: string;
  unit?: string;
  /** The field that writes the value for people. */
  label?: string;
  /** Type of the values of its filter; without it the field has none. */
  filter?: string;
}

export interface Dimension {
  name: string;
  to?: string;
  set?: string;
  /** The filter that has its values, as in addresses. */
  path?: string;
}

export interface Measure {
  name: string;
  type: string;
  of?: string;
  figure?: string;
}

type Named<T> = Readonly<Record<string, T>>;

export interface Resource {
  type: string;
  key: string;
  /** Fields that name a row. */
  naming: readonly string[];
  /** Rows exist for a time: without a filter on the state, lists have those that do. */
  lives: boolean;
  fields: Named<Field>;
  filters: Named<Field>;
  lists: Named<string>;
  /** Orders of lists by the field. The first is the default. */
  orders: Named<string>;
  dimensions: Named<Dimension>;
  measures: Named<Measure>;
}

export type Plural = keyof typeof resources;

export const isPlural = (plural: string): plural is Plural => Object.hasOwn(resources, plural);

/** Returns the resource of a plural that the catalogue itself names. */
export const resourceOf = (plural: string): Resource => resources[plural as Plural];

export type Row = { id: string } & Record<string, unknown>;

/** Writes the name of a row, or what it is about, or else its key. */
export function nameOfRow(plural: string, row: Row): string {
  const { naming, fields } = resourceOf(plural);
  const parts = naming.map((name) => {
    const value = row[name];
    const to = fields[name]?.to;
    return to && value ? nameOfRow(to, value as Row) : value;
  });
  return parts.filter(Boolean).join(' · ') || keyOf(row.id);
}

export const keyOf = (id: string): string => id.slice(id.indexOf(':') + 1);
