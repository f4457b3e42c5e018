import { useState } from 'react';
import { Button } from '../components/button';
import { NoData } from '../components/no-data';
import { Rows } from '../components/rows';
import { useLanguage, useWords } from '../words/language';
import { number } from '../words/number';
import type { Sheet } from './drawing';

const words = { en: (n: string) => `Show all ${n} rows`, ru: (n: string) => `Показать все строки: ${n}` };
const few = 50;

interface Row {
  key: string;
  cells: Sheet['rows'][number];
}

/** The table of a chart. Of a long one the first rows, until the reader wants all. */
export function SheetTable({ label, sheet: { head, rows } }: { label: string; sheet: Sheet }) {
  const language = useLanguage();
  const more = useWords(words);
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, few);
  return (
    <>
      <Rows
        label={label}
        rows={shown.map((cells, i) => ({ cells, key: String(i) }))}
        keyOf={({ key }) => key}
        columns={head.map((title, i) => ({
          title,
          number: rows.some((cells) => typeof cells[i] === 'number'),
          cell: ({ cells }: Row) => cellOf(cells[i] ?? null),
        }))}
      />
      {shown.length < rows.length && (
        <p>
          <Button quiet onPress={() => setAll(true)}>
            {more(number(language, rows.length))}
          </Button>
        </p>
      )}
    </>
  );

  function cellOf(cell: string | number | null) {
    if (cell === null) return <NoData />;
    return typeof cell === 'number' ? number(language, cell) : <bdi>{cell}</bdi>;
  }
}
