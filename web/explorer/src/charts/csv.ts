import { isFormula } from '../words/formula';
import type { Sheet } from './drawing';

const quoted = (cell: string | number | null): string => {
  const text = typeof cell === 'string' ? cell.replaceAll(/[\u00a0\u202f]/g, ' ') : String(cell ?? '');
  const safe = typeof cell === 'string' && isFormula(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Writes a table as CSV, with where it is from in each row: files lose what stands around them. */
export function csvOf({ head, rows }: Sheet, from: Readonly<Record<string, string>>): string {
  const all = [
    [...head, ...Object.keys(from)],
    ...rows.map((row) => [...row, ...Object.values(from)]),
  ];
  return `\ufeff${all.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}
