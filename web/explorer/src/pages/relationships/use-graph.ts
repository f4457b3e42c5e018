import { useEffect, useMemo, useRef } from 'react';
import { useLanguage } from '../../words/language';
import type { Board } from './board';
import { drawn, type Drawn } from './graph';
import type { Network } from './network';
import type { Loaded } from './use-network';

interface Graph {
  graph: Drawn;
  /** How often things came that have no place of their own yet, and have to be arranged. */
  arrange: number;
}

/** The graph of what a board shows. Things keep their places from one graph to the next. */
export function useGraph(board: Board, shown: Network, ways: Loaded['ways']): Graph {
  const language = useLanguage();
  const before = useRef<Graph>(undefined);
  const { pinned, notes, way } = board;
  const now = useMemo(() => {
    const row = (ways?.paths[way] ?? ways?.paths[0])?.nodes.map(({ id }) => id) ?? [];
    const known = before.current;
    const graph = drawn(language, board, shown, row, known?.graph);
    const fresh = graph.someNode((id) => !known?.graph.hasNode(id) && !row.includes(id));
    return { graph, arrange: (known?.arrange ?? 0) + (fresh ? 1 : 0) };
  }, [language, shown, ways, way, pinned, notes]);
  useEffect(() => {
    before.current = now;
  }, [now]);
  return now;
}
