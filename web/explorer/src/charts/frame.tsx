import { useId, useState, type ReactNode } from 'react';
import { useRelease } from '../app/release';
import { Button } from '../components/button';
import { saveFile } from '../components/save-file';
import { SourceLines } from '../components/sources';
import type { SourceLineFragment } from '../gql/graphql';
import { useLanguage, useWords, type Language } from '../words/language';
import styles from './frame.module.css';
import { csvOf } from './csv';
import type { Sheet } from './drawing';
import { fileOf, framed } from './picture';
import { savePng, themeColour } from './save';
import { SheetTable } from './sheet-table';

const words = {
  en: { table: 'Show the table', hide: 'Hide the table', source: 'Source', sources: 'Sources', release: (n: number) => `Release ${n}` },
  ru: { table: 'Показать таблицу', hide: 'Скрыть таблицу', source: 'Источник', sources: 'Источники', release: (n: number) => `Выпуск ${n}` },
};
const csvWords: Record<Language, { source: string; release: string }> = { en: { source: 'Source', release: 'Release' }, ru: { source: 'Источник', release: 'Выпуск' } };

/** What every chart says besides its data. */
export interface About {
  title: string;
  unit: string;
  period: string;
  sources: readonly SourceLineFragment[];
  /** What to know before concluding anything. */
  caveats?: readonly string[];
  /** The name of files. */
  name: string;
}

interface FrameParts extends About {
  sentence: string;
  sheet: Sheet;
  /** What only files have to say, since the page shows it. */
  fileNotes?: readonly string[];
  /** Draws what is saved. */
  picture: () => SVGSVGElement;
  /** The drawing on the page. */
  children: ReactNode;
}

/** The frame of every chart and map: what it shows, what it says in a sentence, the drawing, where it is from, its table, and its files. */
export function Frame({ title, unit, period, sources, caveats = [], name, sentence, sheet, fileNotes = [], picture, children }: FrameParts) {
  const text = useWords(words);
  const language = useLanguage();
  const { release } = useRelease();
  const heading = useId();
  const [table, setTable] = useState(false);
  const subtitle = [unit, period].filter(Boolean).join(' · ');

  function file(): string {
    const address = new URL(location.href);
    address.searchParams.set('release', String(release));
    const from = sources.map((source) => [source.title, source.publisher].filter(Boolean).join(', '));
    const notes = [...fileNotes, ...caveats, from.length > 0 ? `${from.length > 1 ? text.sources : text.source}: ${from.join('; ')}` : '', `${text.release(release)} · ${decodeURI(address.href)}`].filter(Boolean);
    return fileOf(framed(picture(), { title, subtitle, sentence, notes }, document), themeColour);
  }

  function csv(): string {
    const { source, release: head } = csvWords[language];
    return csvOf(sheet, { [source]: sources.map((one) => one.title).join('; '), [head]: String(release) });
  }

  return (
    <figure className={styles.frame} aria-labelledby={heading}>
      <figcaption className={styles.caption}>
        <p id={heading} className={styles.title}>
          <bdi>{title}</bdi>
        </p>
        <p className={styles.subtitle}>{subtitle}</p>
        <p className={styles.sentence}>{sentence}</p>
      </figcaption>
      {children}
      <div className={styles.notes}>
        {caveats.map((caveat) => (
          <p key={caveat}>{caveat}</p>
        ))}
        <SourceLines of={sources} />
        <p>{text.release(release)}</p>
      </div>
      <div className={styles.actions} data-print="no">
        <Button quiet aria-expanded={table} onPress={() => setTable(!table)}>
          {table ? text.hide : text.table}
        </Button>
        <Button quiet onPress={() => void savePng(file(), `${name}.png`)}>
          PNG
        </Button>
        <Button quiet onPress={() => saveFile(new Blob([file()], { type: 'image/svg+xml' }), `${name}.svg`)}>
          SVG
        </Button>
        <Button quiet onPress={() => saveFile(new Blob([csv()], { type: 'text/csv' }), `${name}.csv`)}>
          CSV
        </Button>
      </div>
      {table && <SheetTable label={title} sheet={sheet} />}
    </figure>
  );
}
