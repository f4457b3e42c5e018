import { useEffect, useMemo, useRef } from 'react';
import { Button } from '../../components/button';
import { Section } from '../../components/section';
import { useLanguage, useWords } from '../../words/language';
import { counted, number } from '../../words/number';
import { Additions } from './additions';
import { ColumnChoice } from './column-choice';
import { standingOf } from './decide';
import { guess } from './guess';
import { Matches } from './matches';
import { useMatching } from './matching';
import { namesOf } from './names';
import { Result } from './result';
import { bodyOf, width } from './sheet';
import type { Work } from './work';
import styles from './your-table.module.css';

const words = {
  en: {
    title: 'Your columns',
    pasted: 'Pasted table',
    rows: (n: number) => counted('en', n, ['row', 'rows']),
    columns: (n: number) => counted('en', n, ['column', 'columns']),
    sheet: 'Sheet',
    other: 'Another table',
    strange: (n: number, some: string) => `${counted('en', n, ['row has', 'rows have'])} a day that was not understood, and ${n === 1 ? 'is' : 'are'} looked up as of today: ${some}. Days are written as 2018, 2018-05-01 or 01.05.2018.`,
    row: (row: string, day: string) => `row ${row}, “${day}”`,
  },
  ru: {
    title: 'Ваши столбцы',
    pasted: 'Вставленная таблица',
    rows: (n: number) => counted('ru', n, ['строка', 'строки', 'строк']),
    columns: (n: number) => counted('ru', n, ['столбец', 'столбца', 'столбцов']),
    sheet: 'Лист',
    other: 'Другая таблица',
    strange: (n: number, some: string) => `Дата не понята в ${counted('ru', n, ['строке', 'строках'])}, места ищутся на сегодня: ${some}. Даты пишут так: 2018, 2018-05-01 или 01.05.2018.`,
    row: (row: string, day: string) => `строка ${row}, «${day}»`,
  },
};

/** A table that was read: what its columns are, what its names mean, what is added, and the result. */
export function Opened({ work, onChange }: { work: Work; onChange: (next: Work | undefined) => void }) {
  const text = useWords(words);
  const language = useLanguage();
  const { sheets, shown, columns, decisions, wordings } = work;
  const now = useRef(work);
  now.current = work;
  const sheet = sheets[shown]!;
  const { asked, byRow, strange } = useMemo(() => namesOf(sheet, columns), [sheet, columns]);
  const matching = useMatching(asked, wordings, (key, name) => onChange({ ...now.current, wordings: new Map([...now.current.wordings, [key, name]]) }));
  const standings = useMemo(() => asked.map((one) => standingOf(one, matching.meanings, decisions)), [asked, matching.meanings, decisions]);
  const rows = useMemo(() => {
    const byKey = new Map(standings.map((standing) => [standing.asked.key, standing]));
    return byRow.map((one) => one && byKey.get(one.key));
  }, [byRow, standings]);

  const start = useRef<HTMLDivElement>(null);
  useEffect(() => start.current?.focus({ preventScroll: true }), []); // the button that was pressed is gone

  return (
    <div ref={start} tabIndex={-1} className={styles.opened}>
      <Section
        title={text.title}
        aside={
          <Button quiet onPress={() => onChange(undefined)}>
            {text.other}
          </Button>
        }
      >
        <p className={styles.soft}>
          <bdi>{sheet.name || text.pasted}</bdi> · {text.rows(bodyOf(sheet, columns).length)} · {text.columns(width(sheet))}
        </p>
        <div className={styles.choices}>
          {sheets.length > 1 && (
            <label>
              {text.sheet}
              <select value={shown} onChange={({ target }) => onChange({ ...work, shown: Number(target.value), columns: guess(sheets[Number(target.value)]!) })}>
                {sheets.map(({ name }, i) => (
                  <option key={i} value={i}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <ColumnChoice sheet={sheet} columns={columns} onChange={(next) => onChange({ ...work, columns: next })} />
        </div>
        {strange.length > 0 && (
          <p className={styles.warn}>
            {text.strange(
              strange.length,
              strange.slice(0, 3).map(({ row, text: day }) => text.row(number(language, row), day)).join('; ') + (strange.length > 3 ? '…' : ''),
            )}
          </p>
        )}
      </Section>
      <Matches standings={standings} matching={matching} onDecide={(made) => onChange({ ...work, decisions: new Map([...decisions, ...made]) })} />
      <Additions />
      <Result sheet={sheet} columns={columns} rows={rows} ready={matching.state !== 'running'} />
    </div>
  );
}
