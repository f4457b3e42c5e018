// A table as its reader gave it, and what its columns are.

export type Cell = string | number | boolean | Date | null;

/** A table that was pasted or read from a file. Its cells stay as they are. */
export interface Sheet {
  name: string; // of the file, or of one of its sheets; empty if pasted
  cells: readonly (readonly Cell[])[];
  separator?: string; // of its values in CSV
}

/** What the columns say, by number. */
export interface Columns {
  head: boolean; // the first row has their names
  name: number;
  region: number | null;
  date: number | null;
}

/** How many columns a table has: rows may be of different lengths. */
export const width = ({ cells }: Sheet): number => cells.reduce((most, row) => Math.max(most, row.length), 0);

export const bodyOf = ({ cells }: Sheet, { head }: Columns): readonly (readonly Cell[])[] => (head ? cells.slice(1) : cells);

export const textOf = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).trim();
};

/** Names a column by its head, or else by its letter in spreadsheets. */
export const columnTitle = (sheet: Sheet, { head }: Pick<Columns, 'head'>, at: number): string => (head && textOf(sheet.cells[0]?.[at])) || letters(at);

function letters(at: number): string {
  const last = String.fromCodePoint(65 + (at % 26));
  return at < 26 ? last : letters(Math.floor(at / 26) - 1) + last;
}

/** Reads a day: 2018-05-01, 01.05.2018, a day of a workbook. Of a month or a year it is the first. Undefined if it is none. */
export function dayOf(cell: Cell | undefined): string | undefined {
  const text = textOf(cell);
  const [, year, month = '01', day = '01'] =
    /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?:T.*)?$/.exec(text) ?? /^(\d{4})\s*(?:г\.?|год)?$/.exec(text) ?? turned(/^(?:(\d{1,2})[./])?(\d{1,2})[./](\d{4})(?:\s*г\.?)?$/.exec(text)) ?? [];
  if (!year) return undefined;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(at.valueOf()) && at.toISOString().startsWith(written) ? written : undefined;
}

const turned = (found: RegExpExecArray | null): (string | undefined)[] | null => found && [found[0], found[3], found[2], found[1]];
