import type { Merged } from './merge';
import { isFormula } from '../../words/formula';
import { textOf, type Cell } from './sheet';

const longest = 32_767; // characters of a cell
const unwritable = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g; // in XML, and so in a workbook
const written = (text: string): string => text.replace(unwritable, '').slice(0, longest);

function cellOf(cell: Cell | undefined) {
  if (cell instanceof Date) return { value: cell, format: 'yyyy-mm-dd' };
  return typeof cell === 'string' ? written(cell) : (cell ?? null);
}

const title = (text: string) => ({ value: written(text), fontWeight: 'bold' as const });

/** Writes the table as a workbook: its rows, and a second sheet about them. Texts are texts, so codes keep their zeros and nothing is computed. */
export async function workbookOf({ head, rows }: Merged, about: readonly (readonly string[])[], names: { rows: string; about: string }): Promise<Blob> {
  const { default: write } = await import('write-excel-file/universal'); // the one for browsers starts workers that the page's policy forbids
  return write([
    { sheet: names.rows, data: [head.map(title), ...rows.map((row) => row.map(cellOf))], stickyRowsCount: 1, columns: head.map((text) => ({ width: Math.min(40, Math.max(12, text.length + 2)) })) },
    { sheet: names.about, data: about.map((row, i) => row.map((text) => (i === 0 ? title(text) : written(text)))), columns: [{ width: 32 }, { width: 60 }, { width: 16 }, { width: 16 }, { width: 60 }, { width: 80 }] },
  ]).toBlob();
}

/** Writes the table as CSV with its own separator. Cells of the reader are as they were; texts that were added are never formulas. */
export async function csvOf({ head, rows, kept }: Merged, separator: string): Promise<Blob> {
  const { default: Papa } = await import('papaparse');
  const data = rows.map((row) => row.map((cell, at) => (at >= kept && typeof cell === 'string' && isFormula(cell) ? `'${cell}` : cell instanceof Date ? textOf(cell) : cell)));
  const text = Papa.unparse({ fields: head, data }, { delimiter: separator, newline: '\r\n' });
  return new Blob([`\ufeff${text}\r\n`], { type: 'text/csv;charset=utf-8' }); // the mark by which Excel knows UTF-8
}
