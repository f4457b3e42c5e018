import { useEffect, useMemo, useRef, useState } from 'react';
import { useClient, type CombinedError } from 'urql';
import type { Board } from './board';
import { join, type Network, type Part } from './network';
import { projections, requestsOf, waysKey, type Answered } from './requests';

export interface Loaded {
  network: Network;
  ways: NonNullable<Answered['ways']> | undefined;
  cut: boolean;
  waiting: boolean;
  error: CombinedError | undefined;
  again: () => void;
}

/** Everything that a board asks for, as far as it has come. What came before stays while more is on its way. */
export function useNetwork(board: Board): Loaded {
  const client = useClient();
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answered | CombinedError>>(new Map());
  const asked = useRef(new Set<string>());
  const { things, to, opened, shared, as, way } = board;
  const requests = useMemo(() => requestsOf(board), [things, to, opened, shared, as]);

  useEffect(() => {
    for (const { key, ask } of requests) {
      if (asked.current.has(key)) continue;
      asked.current.add(key);
      const keep = (answer: Answered | CombinedError) => setAnswers((before) => new Map([...before, [key, answer]]));
      ask(client).then(keep, keep);
    }
  }, [client, requests, answers]);

  return useMemo(() => {
    const found = requests.flatMap(({ key }) => answers.get(key) ?? []);
    const parts = found.filter((one): one is Answered => !(one instanceof Error));
    const error = found.find((one): one is CombinedError => one instanceof Error);
    const ways = to && things[0] ? (answers.get(waysKey(things[0], to, projections[as])) as Answered | undefined)?.ways : undefined;
    return {
      network: join([...partOf(ways, way), ...parts]),
      ways,
      cut: parts.some(({ cut }) => cut),
      waiting: found.length < requests.length,
      error,
      again: () => {
        for (const { key } of requests) if (answers.get(key) instanceof Error) asked.current.delete(key);
        setAnswers((before) => new Map([...before].filter(([, answer]) => !(answer instanceof Error))));
      },
    };
  }, [requests, answers, way, to, things, as]);
}

/** The chosen way among the shortest. */
function partOf(ways: Loaded['ways'], way: number): Part[] {
  const path = ways?.paths[way] ?? ways?.paths[0];
  return path ? [{ nodes: path.nodes, ties: path.steps.flatMap(({ links }) => links) }] : [];
}
