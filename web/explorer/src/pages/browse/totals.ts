// Sums of columns over all rows that match, not only those of the page.
import { useAnswer } from '../../app/answer';
import { groupsQuery } from './answers';
import { filterOf } from './filter';
import type { View } from './view';

/** Returns the sums of columns by their names. Rows that may hold each other, as districts hold settlements, are not added up. */
export function useTotals({ plural, resource, conditions, columns }: View): Readonly<Record<string, unknown>> {
  const { dimensions, measures, fields } = resource;
  const nested = Object.values(fields).some(({ to }) => to === plural);
  const sums = Object.entries(measures).filter(([name, { figure, of }]) => figure === 'SUM' && columns.includes(of!) && !(`${name}Refusal` in measures));
  const first = Object.values(dimensions)[0]!;
  const variables = { groupBy: [first.name], filter: filterOf(conditions), first: 1, totals: true };
  const { data } = useAnswer(groupsQuery(plural), variables, nested || sums.length === 0);
  const total = data?.groups?.total;
  return total && !nested ? Object.fromEntries(sums.map(([name, { of }]) => [of, total[name]])) : {};
}
