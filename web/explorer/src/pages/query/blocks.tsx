import { useMemo } from 'react';
import { Facts } from '../../components/facts';
import { useWords } from '../../words/language';
import type { Asked } from './ask';
import { areNumbers, Cell } from './cell';
import { Downloads } from './downloads';
import { LabelsProvider, useLabels } from './labels';
import styles from './query.module.css';
import { at, blocksOf, type Block, type Path, type Table } from './shape';

const words = {
  en: { of: (shown: number, total: number) => `${shown} of ${total}`, none: 'No rows: nothing known fits the conditions of the query.', row: 'value' },
  ru: { of: (shown: number, total: number) => `${shown} из ${total}`, none: 'Строк нет: условиям запроса не отвечает ничего из известного.', row: 'значение' },
};

/** An answer as facts and tables, each under its place in the answer if there are several. */
export function Blocks({ of: data, asked }: { of: Record<string, unknown>; asked: Asked }) {
  const blocks = useMemo(() => blocksOf(data), [data]);
  return (
    <LabelsProvider value={useLabels()}>
      <div className={styles.blocks}>
        {blocks.map((block, i) => (
          <OneBlock key={i} of={block} named={blocks.length > 1} asked={asked} />
        ))}
      </div>
    </LabelsProvider>
  );
}

const name = (path: Path): string => path.filter((part, i) => i === 0 || part !== 'totalCount').join(' › ');

function OneBlock({ of: { path, facts, table }, named, asked }: { of: Block; named: boolean; asked: Asked }) {
  const text = useWords(words);
  const heading = [named && name(path), table?.total !== undefined && text.of(table.rows.length, table.total)].filter(Boolean).join(' · ');
  return (
    <div className={styles.block} data-long={facts.some(({ value }) => String(value).length > 120)}>
      {heading && <p className={styles.soft}>{heading}</p>}
      {facts.length > 0 && <Facts facts={facts.map(({ path, value }) => ({ label: name(path) || text.row, value: <Cell value={value} name={path.at(-1) ?? ''} /> }))} />}
      {table && (table.rows.length > 0 ? <Rows of={table} label={name(path)} /> : <p>{text.none}</p>)}
      {table?.file && table.rows.length > 0 && <Downloads of={table} asked={asked} path={path} />}
    </div>
  );
}

function Rows({ of: { columns, rows }, label }: { of: Table; label: string }) {
  const text = useWords(words);
  const numbers = columns.map((path) => areNumbers(rows.map((row) => at(row, path)), path.at(-1) ?? ''));
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={label || text.row}>
      <table>
        <thead>
          <tr>
            {columns.map((path, i) => (
              <th key={name(path)} scope="col" data-number={numbers[i] || undefined}>
                {name(path) || text.row}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {columns.map((path, j) => (
                <td key={name(path)} data-number={numbers[j] || undefined}>
                  <Cell value={at(row, path)} name={path.at(-1) ?? ''} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
