import { useSearch } from '@tanstack/react-router';
import { useAnswer, type State } from '../app/answer';
import { PeersOfDocument, PeerValuesDocument, type PeersOfQuery, type PeersOfQueryVariables } from '../gql/graphql';
import { amongOf, type Among } from './among';
import { byOf, parseChoice } from './choice';

export type Group = NonNullable<PeersOfQuery['peers']>;

/** Returns what the address says of the choice of peers. */
export const usePeersChosen = () => useSearch({ strict: false }) as { peers?: string; kind?: 'same' };

/** Returns the arguments of the peers of a place, as the address chooses them. */
function usePeersAsked(of: string): PeersOfQueryVariables {
  const { peers, kind } = usePeersChosen();
  const choice = parseChoice(peers);
  return { of, by: choice ? byOf(choice) : null, sameKind: kind === 'same' };
}

export const usePeers = (of: string): State<PeersOfQuery> => useAnswer(PeersOfDocument, usePeersAsked(of));

export interface Column {
  indicator: string;
  breakdown: string;
  period: string;
}

/** Compares values of a place with those of its peers in the same periods: one for each column, undefined where there is nothing to compare. */
export function useAmongPeers(of: string, columns: readonly Column[]): readonly (Among | undefined)[] {
  const group = usePeers(of).data?.peers;
  const codes = { oktmo: { in: [of, ...(group?.peers ?? []).map(({ place }) => place)] } };
  const places = group?.level === 'REGION' ? { regions: codes } : { municipalities: codes };
  const { data } = useAnswer(PeerValuesDocument, { places, indicators: [...columns] }, !group?.peers.length || columns.length === 0);
  return columns.map((_, i) => data?.table ? amongOf(data.table.nodes, of, i) : undefined);
}
