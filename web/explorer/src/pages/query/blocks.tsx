import { createContext, useContext, useMemo } from 'react';
import { Facts } from '../../components/facts';
import { ThingLink } from '../../components/thing-link';
import { useWords } from '../../words/language';
import type { Asked } from './ask';
import { useLabels as useWordsOfFields } from '../browse/labels';
import { aliasesOf } from './aliases';
import { areNumbers, Cell } from './cell';
import { Downloads } from './downloads';
import { headOf, idBeside, titleOf, type Head, type Words } from './heads';
import { LabelsProvider, useLabels } from './labels';
import styles from './query.module.css';
import { at, blocksOf, type Block, type Path, type Table } from './shape';

const words = {
  en: { of: (shown: number, total: number) => `${shown} of ${total}`, none: 'No rows: nothing known fits the conditions of the query.', row: 'value' },
  ru: { of: (shown: number, total: number) => `${shown} из ${total}`, none: 'Строк нет: условиям запроса не отвечает ничего из известного.', row: 'значение' },
};

const WordsContext = createContext<Words | undefined>(undefined);
const useFieldWords = (): Words => useContext(WordsContext)!;

/** An answer as facts and tables, each under its place in the answer if there are several. */
export function Blocks({ of: data, asked }: { of: Record<string, unknown>; asked: Asked }) {
  const blocks = useMemo(() => blocksOf(data), [data]);
  const labels = useWordsOfFields();
  const aliases = useMemo(() => aliasesOf(asked.query), [asked.query]);
  return (
    <LabelsProvider value={useLabels()}>
      <WordsContext value={{ labels, asked: aliases }}>
        <div className={styles.blocks}>
          {blocks.map((block, i) => (
            <OneBlock key={i} of={block} named={blocks.length > 1} asked={asked} />
          ))}
        </div>
      </WordsContext>
    </LabelsProvider>
  );
}

/** The words of facts or columns. Two that would read the same are told apart by their names in the query. */
function useHeads(paths: readonly Path[], within: Path): readonly Head[] {
  const words = useFieldWords();
  const heads = paths.map((path) => headOf(path, within, words));
  return heads.map((head, i) => (heads.some(({ text }, j) => i !== j && text === head.text) ? { ...head, text: paths[i]!.join(' › ') } : head));
}

function OneBlock({ of: { path, facts, table }, named, asked }: { of: Block; named: boolean; asked: Asked }) {
  const text = useWords(words);
  const title = titleOf(path, useFieldWords());
  const heads = useHeads(facts.map((fact) => fact.path), path);
  const values: Record<string, unknown> = Object.fromEntries(facts.map((fact) => [fact.path.join('.'), fact.value]));
  const heading = [named && title, table?.total !== undefined && text.of(table.rows.length, table.total)].filter(Boolean).join(' · ');
  return (
    <div className={styles.block} data-long={facts.some(({ value }) => String(value).length > 120)}>
      {heading && <p className={styles.soft}>{heading}</p>}
      {facts.length > 0 && (
        <Facts
          facts={facts.map((fact, i) => ({
            label: heads[i]!.text || text.row,
            value: <Value value={fact.value} path={fact.path} within={path} head={heads[i]!} unit beside={(name) => values[[...fact.path.slice(0, -1), name].join('.')]} />,
          }))}
        />
      )}
      {table && (table.rows.length > 0 ? <Rows of={table} within={path} label={title} /> : <p>{text.none}</p>)}
      {table?.file && table.rows.length > 0 && <Downloads of={table} asked={asked} path={path} />}
    </div>
  );
}

/** A value with its unit; the name of a thing leads to its page. */
function Value({ value, path, within, head, unit, beside }: { value: unknown; path: Path; within: Path; head: Head; unit?: boolean; beside: (name: string) => unknown }) {
  const words = useFieldWords();
  const id = typeof value === 'string' ? idBeside(path, within, beside, words) : undefined;
  if (id) {
    return (
      <ThingLink id={id}>
        <bdi>{value as string}</bdi>
      </ThingLink>
    );
  }
  if (head.set && typeof value === 'string') return <span title={value}>{words.labels.code(head.set, value)}</span>;
  return (
    <>
      <Cell value={value} name={path.at(-1) ?? ''} />
      {unit && head.unit && value !== null && value !== undefined && ` ${head.unit}`}
    </>
  );
}

function Rows({ of: { columns: all, rows }, within, label }: { of: Table; within: Path; label: string }) {
  const text = useWords(words);
  const known = all.filter((path) => rows.some((row) => (at(row, path) ?? null) !== null)); // files have the others too
  const columns = known.length > 0 ? known : all;
  const heads = useHeads(columns, within);
  const numbers = columns.map((path) => areNumbers(rows.map((row) => at(row, path)), path.at(-1) ?? ''));
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={label || text.row}>
      <table>
        <thead>
          <tr>
            {columns.map((path, i) => (
              <th key={path.join('.')} scope="col" data-number={numbers[i] || undefined} title={path.join(' › ')}>
                {[heads[i]!.text || text.row, heads[i]!.unit].filter(Boolean).join(', ')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {columns.map((path, j) => (
                <td key={path.join('.')} data-number={numbers[j] || undefined}>
                  <Value value={at(row, path)} path={path} within={within} head={heads[j]!} beside={(name) => at(row, [...path.slice(0, -1), name])} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
