import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { readBoard, writeBoard } from './address';
import type { BoardSearch } from './search';
import { stringifySearch } from '../../app/address';
import { sameStart, type Board } from './board';
import { act, begin, echoed, redo, undo, type History } from './history';

export interface Arranged {
  board: Board;
  change: (next: Board) => void;
  undo: (() => void) | undefined;
  redo: (() => void) | undefined;
  list: boolean;
  showList: (shown: boolean) => void;
  /** How long the part of the address is that holds the board. */
  length: number;
}

const text = (board: Board): string => stringifySearch(writeBoard(board));

/** The board that the address says, and what changes both. */
export function useBoard(): Arranged {
  const search = useSearch({ strict: false }) as BoardSearch;
  const navigate = useNavigate();
  const [history, setHistory] = useState(() => begin(readBoard(search)));
  const written = text(readBoard(search));
  const underway = useRef<string[]>([]); // addresses that were written here and are not there yet

  useEffect(() => {
    if (echoed(underway.current, written)) return;
    setHistory((before) => (text(before.now) === written ? before : act(before, readBoard(search)))); // somebody followed a link
  }, [written]);

  function turn(next: History<Board>) {
    setHistory(next);
    const address = text(next.now);
    if (address !== (underway.current.at(-1) ?? written)) underway.current.push(address);
    void navigate({ to: '.', search: (before: object) => ({ ...before, ...writeBoard(next.now) }) as object, replace: sameStart(history.now, next.now), resetScroll: false });
  }

  return {
    board: history.now,
    change: (next) => turn(act(history, next)),
    undo: history.past.length > 0 ? () => turn(undo(history)) : undefined,
    redo: history.future.length > 0 ? () => turn(redo(history)) : undefined,
    list: search.view === 'list',
    showList: (shown) => void navigate({ to: '.', search: (before: object) => ({ ...before, view: shown ? 'list' : undefined }) as object, replace: true, resetScroll: false }),
    length: written.length,
  };
}
