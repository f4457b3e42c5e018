import type { ReactNode } from 'react';
import styles from './rows.module.css';

export interface Column<R> {
  title: string;
  cell: (row: R) => ReactNode;
  number?: boolean;
  names?: boolean; // names the row, which otherwise the first column does
  bare?: boolean; // says itself what it is: phones show it without its title, beside others like it
}

interface Table<R> {
  label: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  keyOf: (row: R) => string;
}

const isEmpty = (cell: ReactNode): boolean => cell === null || cell === undefined || cell === '' || cell === false || cell === 0;

/** A small table without the columns in which no row has anything. On phones each row is a block; its roles are written out, because a block loses those of a table. */
export function Rows<R>({ label, columns: all, rows, keyOf }: Table<R>) {
  const columns = all.filter(({ cell }) => rows.some((row) => !isEmpty(cell(row))));
  const head = Math.max(0, columns.findIndex(({ names }) => names));
  return (
    <table role="table" aria-label={label} className={styles.table} data-columns={columns.length}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ title, number }) => (
            <th key={title} role="columnheader" scope="col" data-number={number}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row">
            {columns.map(({ title, number, bare, cell }, i) =>
              i === head ? (
                <th key={title} role="rowheader" scope="row">
                  {cell(row)}
                </th>
              ) : (
                <td key={title} role="cell" data-number={number} data-bare={bare} data-title={title}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
