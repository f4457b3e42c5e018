import { lazy, Suspense, useId, useState, type ReactNode } from 'react';
import { embedded } from '../app/embedded';
import { useRelease } from '../app/release';
import { Button } from '../components/button';
import { saveFile } from '../components/save-file';
import { Skeleton } from '../components/skeleton';
import { SourceLines } from '../components/sources';
import { Embeddable } from '../embeds/embeddable';
import type { SourceLineFragment } from '../gql/graphql';
import { useLanguage, useWords, type Language } from '../words/language';
import styles from './frame.module.css';
import { csvOf } from './csv';
import type { Sheet } from './drawing';
import { fileOf, framed } from './picture';
import { savePng, themeColour } from './save';
import { SheetTable } from './sheet-table';

const words = {
  en: { table: 'Show the table', hide: 'Hide the table', embed: 'Embed', source: 'Source', sources: 'Sources', release: (n: number) => `Release ${n}` },
  ru: { table: 'Показать таблицу', hide: 'Скрыть таблицу', embed: 'Встроить', source: 'Источник', sources: 'Источники', release: (n: number) => `Выпуск ${n}` },
};
const csvWords: Record<Language, { source: string; release: string }> = { en: { source: 'Source', release: 'Release' }, ru: { source: 'Источник', release: 'Выпуск' } };

const Offer = lazy(() => import('../embeds/offer')); // few want it

/** What every chart says besides its data. */
export interface About {
  title: string;
  unit: string;
  period: string;
  sources: readonly SourceLineFragment[];
  /** What to know before concluding anything. */
  caveats?: readonly string[];
  /** The name of files, and of the figure in addresses of embeds. */
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
  const [open, setOpen] = useState<'table' | 'embed'>();
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

  const toggle = (part: 'table' | 'embed') => setOpen(open === part ? undefined : part);
  const Title = embedded ? 'h1' : 'p';

  return (
    <Embeddable name={name} title={title}>
      <figure className={styles.frame} aria-labelledby={heading}>
        <figcaption className={styles.caption}>
          <Title id={heading} className={styles.title}>
            <bdi>{title}</bdi>
          </Title>
          <p className={styles.subtitle}>{subtitle}</p>
          <p className={styles.sentence}>{sentence}</p>
        </figcaption>
        {children}
        <div className={styles.notes}>
          {caveats.map((caveat) => (
            <p key={caveat}>{caveat}</p>
          ))}
          <SourceLines of={sources} />
          {!embedded && <p>{text.release(release)}</p>}
        </div>
        {!embedded && (
          <div className={styles.actions} data-print="no">
            <Button quiet aria-expanded={open === 'table'} onPress={() => toggle('table')}>
              {open === 'table' ? text.hide : text.table}
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
            <Button quiet aria-expanded={open === 'embed'} onPress={() => toggle('embed')}>
              {text.embed}
            </Button>
          </div>
        )}
        {open === 'table' && <SheetTable label={title} sheet={sheet} />}
        {open === 'embed' && (
          <Suspense fallback={<Skeleton lines={6} />}>
            <Offer title={title} figure={name} />
          </Suspense>
        )}
      </figure>
    </Embeddable>
  );
}
