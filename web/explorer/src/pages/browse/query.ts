// The query behind a table: what the reader chose and nothing else, as text for downloads and for people.
import { resourceOf, type Resource } from '../../catalogue';
import { filterOf } from './filter';
import { fieldsOf, usualOrder, type View } from './view';

/** Variables of the query of rows, without those of its page. */
export function rowVariables({ plural, resource, conditions, order }: View) {
  const orderBy = (order.length > 0 ? order : usualOrder(plural)).map(({ field, down }) => ({ field: resource.orders[field], direction: down ? 'DESC' : 'ASC' }));
  return { filter: filterOf(conditions), orderBy: orderBy.length > 0 ? orderBy : undefined };
}

export function groupVariables({ resource, conditions, order, group, measures }: View) {
  const named = (field: string) => (resource.measures[field] ?? resource.dimensions[field])!.name;
  const chosen = order.filter(({ field }) => measures.includes(field) || group.includes(field));
  const byTime = group[0] === 'year' || group[0] === 'period';
  const orderBy = chosen.length > 0 || byTime ? chosen : [{ field: measures[0]!, down: true }];
  return {
    groupBy: group.map((dimension) => resource.dimensions[dimension]!.name),
    filter: filterOf(conditions),
    orderBy: orderBy.length > 0 ? orderBy.map(({ field, down }) => ({ field: named(field), direction: down ? 'DESC' : 'ASC' })) : undefined,
  };
}

export function textOf(view: View): { query: string; variables: Record<string, unknown> } {
  const { plural, resource } = view;
  const { type } = resource;
  const grouped = view.group.length > 0;
  const types: Record<string, string> = grouped
    ? { groupBy: `[${type}Dimension!]!`, filter: `${type}Filter`, orderBy: `[${type}GroupOrder!]` }
    : { filter: `${type}Filter`, orderBy: `[${type}Order!]` };
  const variables = Object.fromEntries(Object.entries(grouped ? groupVariables(view) : rowVariables(view)).filter(([, value]) => value !== undefined));
  const names = Object.keys(variables);
  const declared = names.length > 0 ? `query (${names.map((name) => `$${name}: ${types[name]}`).join(', ')}) ` : '';
  const passed = names.length > 0 ? `(${names.map((name) => `${name}: $${name}`).join(', ')})` : '';
  const root = grouped ? `${type[0]!.toLowerCase()}${type.slice(1)}Groups` : plural;
  const lines = grouped ? groupFields(view) : rowFields(view);
  return { query: `${declared}{\n  ${root}${passed} {\n    nodes {\n${lines.map((line) => `      ${line}\n`).join('')}    }\n  }\n}`, variables };
}

function rowFields(view: View): string[] {
  const { resource } = view;
  const key = Object.hasOwn(resource.fields, resource.key) ? resource.key : 'id';
  return [...new Set([key, ...resource.naming, ...fieldsOf(view)])].map((name) => selected(resource, name));
}

function groupFields({ resource, group, measures }: View): string[] {
  const members = group.map((name) => inside(name, resource.dimensions[name]!.to));
  return [`key { ${members.join(' ')} }`, ...measures];
}

const selected = ({ fields }: Resource, name: string): string => inside(name, fields[name]?.to);

function inside(name: string, to: string | undefined): string {
  if (!to) return name;
  const target = resourceOf(to);
  return `${name} { ${[...new Set([target.key, ...target.naming])].map((one) => selected(target, one)).join(' ')} }`;
}
