// Sums over all rows that match, not only those of the page.
import { useAnswer } from '../../app/answer';
import { groupsQuery } from './answers';
import { filterOf } from './filter';
import type { View } from './view';

/** Tells whether a figure of all rows means something: rows that may hold each other, as districts hold settlements, are not added up. */
export function addsUp({ plural, resource: { fields, measures } }: View, measure: string): boolean {
  return measures[measure]!.figure !== 'SUM' || !Object.values(fields).some(({ to }) => to === plural);
}

/** Returns the sums of columns by their names. */
export function useTotals(view: View): Readonly<Record<string, unknown>> {
  const { plural, resource, conditions, columns } = view;
  const { dimensions, measures } = resource;
  const sums = Object.entries(measures).filter(([name, { figure, of }]) => figure === 'SUM' && columns.includes(of!) && addsUp(view, name) && !(`${name}Refusal` in measures));
  const variables = { groupBy: [Object.values(dimensions)[0]!.name], filter: filterOf(conditions), first: 1, totals: true };
  const { data } = useAnswer(groupsQuery(plural), variables, sums.length === 0);
  const total = data?.groups?.total;
  return total && sums.length > 0 ? Object.fromEntries(sums.map(([name, { of }]) => [of, total[name]])) : {};
}
