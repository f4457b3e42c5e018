import { useAnswer } from '../../app/answer';
import { keyOf, nameOfRow, resourceOf, type Plural } from '../../catalogue';
import { tableQuery } from './answers';

/** Returns the names of things by their keys. */
export function useNames(plural: string | undefined, keys: readonly string[]): ReadonlyMap<string, string> {
  const of = (plural ?? 'sources') as Plural;
  const { key, lives } = resourceOf(of);
  const filter = { [key]: { in: keys }, ...(lives && { state: { isNull: false } }) }; // also those that no longer exist
  const { data } = useAnswer(tableQuery(of), { filter, first: 100 }, !plural);
  return new Map(data?.rows?.nodes.map((row) => [keyOf(row.id), nameOfRow(of, row)]));
}
