import { useEffect, useMemo, useRef, useState } from 'react';
import { CombinedError } from 'urql';
import { useRelease } from '../../app/release';
import { Button } from '../../components/button';
import { Failure } from '../../components/failure';
import { saveFile } from '../../components/save-file';
import { Section } from '../../components/section';
import { useLanguage, useWords } from '../../words/language';
import { counted, number } from '../../words/number';
import { aboutSheet, aboutWords } from './about';
import { useChosen } from './chosen';
import { complete, type Completed } from './complete';
import type { Standing } from './decide';
import { useAdded } from './fields';
import { useAddable } from './indicators';
import { merge } from './merge';
import { Preview } from './preview';
import { Progress } from './progress';
import { SourcesShown } from './sources-shown';
import type { Columns, Sheet } from './sheet';
import { csvOf, workbookOf } from './write';
import styles from './your-table.module.css';

const words = {
  en: {
    title: 'Your table, completed',
    first: (n: number, all: number) => (n < all ? `The first ${number('en', n)} of ${counted('en', all, ['row', 'rows'])}. Your columns are as they were.` : 'Your columns are as they were.'),
    xlsx: 'Download XLSX',
    csv: 'Download CSV',
    second: 'The workbook has a second sheet with the release, the sources and how to cite them. Codes are texts and keep their zeros.',
    making: (done: number, all: number) => `Data of ${number('en', done)} of ${counted('en', all, ['place', 'places'])}`,
    left: (n: number) => `${counted('en', n, ['row has', 'rows have'])} no code.`,
    file: 'table-with-codes',
    rows: 'Table',
  },
  ru: {
    title: 'Дополненная таблица',
    first: (n: number, all: number) => (n < all ? `Первые ${number('ru', n)} из ${counted('ru', all, ['строки', 'строк', 'строк'])}. Ваши столбцы остались как были.` : 'Ваши столбцы остались как были.'),
    xlsx: 'Скачать XLSX',
    csv: 'Скачать CSV',
    second: 'В книге есть второй лист: выпуск, источники и ссылки на них. Коды записаны текстом и сохраняют нули.',
    making: (done: number, all: number) => `Данные ${number('ru', done)} из ${counted('ru', all, ['места', 'мест', 'мест'])}`,
    left: (n: number) => `${counted('ru', n, ['строка', 'строки', 'строк'])} без кода.`,
    file: 'таблица-с-кодами',
    rows: 'Таблица',
  },
};

const previewed = 20;
const idsOf = (rows: readonly (Standing | undefined)[]): string[] => [...new Set(rows.flatMap((row) => row?.place?.id ?? []))];

interface ResultParts {
  sheet: Sheet;
  columns: Columns;
  rows: readonly (Standing | undefined)[];
  ready: boolean;
}

/** The table with its new columns: its beginning to look at, all of it to take along. */
export function Result({ sheet, columns, rows, ready }: ResultParts) {
  const text = useWords(words);
  const at = { release: useRelease().release, language: useLanguage() };
  const [{ fields, indicators: wanted }] = useChosen();
  const addable = useAddable();
  const chosen = { fields, indicators: wanted.filter((slug) => addable?.known.has(slug)) };
  const first = useMemo(() => rows.slice(0, previewed), [rows]);
  const { completed, error } = useFirst(idsOf(ready ? first : []), chosen.indicators);
  const added = useAdded(chosen);
  const making = useMaking();
  const start = { ...sheet, cells: sheet.cells.slice(0, previewed + (columns.head ? 1 : 0)) };
  const merged = merge(start, columns, first, added(completed), completed);
  const failure = error ?? making.error;
  const left = rows.filter((row) => row && !row.place).length;

  const make = (format: 'xlsx' | 'csv') =>
    making.run(async (signal, tell) => {
      const all = await complete(idsOf(rows), chosen.indicators, at, signal, tell);
      const whole = merge(sheet, columns, rows, added(all), all);
      const name = sheet.name.replace(/\.\w+$/, '') || text.file;
      if (format === 'csv') return saveFile(await csvOf(whole, sheet.separator ?? ','), `${name}.csv`);
      const about = await aboutSheet(whole.head.slice(whole.kept), all.sources, at, signal);
      saveFile(await workbookOf(whole, about, { rows: text.rows, about: aboutWords[at.language].about }), `${name}.xlsx`);
    });

  return (
    <Section title={text.title}>
      <Preview of={merged} name={columns.name} label={text.title} />
      <p className={styles.soft}>
        {text.first(merged.rows.length, rows.length)} {ready && left > 0 && text.left(left)}
      </p>
      {failure && <Failure error={failure} />}
      <div className={styles.actions}>
        {(['xlsx', 'csv'] as const).map((format) => (
          <Button key={format} isDisabled={!ready || !!making.done} onPress={() => make(format)}>
            {text[format]}
          </Button>
        ))}
        {making.done !== undefined && <Progress label={text.making(making.done, idsOf(rows).length)} value={making.done} most={idsOf(rows).length} onStop={making.stop} />}
      </div>
      <p className={styles.soft}>{text.second}</p>
      {completed && completed.sources.size > 0 && <SourcesShown of={completed.sources} />}
    </Section>
  );
}

/** Data of the places that are looked at. */
function useFirst(ids: readonly string[], indicators: readonly string[]): { completed?: Completed; error?: CombinedError } {
  const { release } = useRelease();
  const language = useLanguage();
  const [state, set] = useState<{ completed?: Completed; error?: CombinedError }>({});
  const asked = JSON.stringify([ids, indicators]);
  useEffect(() => {
    const [some, slugs] = JSON.parse(asked) as [string[], string[]];
    const stop = new AbortController();
    complete(some, slugs, { release, language }, stop.signal, () => {}).then(
      (completed) => set({ completed }),
      (error: CombinedError) => stop.signal.aborted || set({ error }),
    );
    return () => stop.abort();
  }, [asked, release, language]);
  return state;
}

/** Something that takes a while, one at a time: how far it is, and how to end it. */
function useMaking() {
  const [done, setDone] = useState<number>();
  const [error, setError] = useState<CombinedError>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const run = (what: (signal: AbortSignal, tell: (done: number) => void) => Promise<void>) => {
    const stop = new AbortController();
    running.current = stop;
    setError(undefined);
    setDone(0);
    what(stop.signal, setDone)
      .catch((failure: unknown) => {
        if (stop.signal.aborted) return;
        if (!(failure instanceof CombinedError)) throw failure;
        setError(failure);
      })
      .finally(() => setDone(undefined));
  };
  return { done, error, run, stop: () => running.current?.abort() };
}
