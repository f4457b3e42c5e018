import type { Completed } from './complete';
import type { Standing } from './decide';
import { bodyOf, columnTitle, width, type Cell, type Columns, type Sheet } from './sheet';

/** A column that is added behind those of the reader. */
export interface Added {
  title: string;
  /** Its value in a row: null where no source states one, undefined where there is no place or its data have not come yet. */
  cell: (standing: Standing | undefined, completed: Completed | undefined) => Cell | undefined;
}

/** The reader's table with what was added: the first columns are as they were. */
export interface Merged {
  head: string[];
  rows: (Cell | undefined)[][];
  kept: number; // columns of the reader
}

/** Puts added columns behind those of a table, whose cells are not touched. Equal titles are told apart. */
export function merge(sheet: Sheet, columns: Columns, byRow: readonly (Standing | undefined)[], added: readonly Added[], completed: Completed | undefined): Merged {
  const kept = width(sheet);
  const titles = Array.from({ length: kept }, (_, at) => columnTitle(sheet, columns, at));
  const taken = new Set(titles);
  const more = added.map(({ title }) => {
    const own = taken.has(title) ? `${title} (govhub)` : title;
    taken.add(own);
    return own;
  });
  const rows = bodyOf(sheet, columns).map((cells, i) => [...Array.from({ length: kept }, (_, at) => cells[at] ?? null), ...added.map(({ cell }) => cell(byRow[i], completed))]);
  return { head: [...titles, ...more], rows, kept };
}
