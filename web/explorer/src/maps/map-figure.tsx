import { useRef, type ReactNode } from 'react';
import type { Sheet } from '../charts/drawing';
import { Frame, type About } from '../charts/frame';
import { useWords } from '../words/language';
import type { Classing } from './classes';
import { columnsOf, type LegendOf } from './legend-columns';
import { Legend, legendWords, type Counted } from './legend';
import { mapPicture } from './map-picture';
import styles from './map.module.css';
import { DisputedNote, notes } from './notes';

interface MapFigureParts {
  about: About;
  sentence: string;
  sheet: Sheet;
  legend: LegendOf;
  how: Classing;
  counted: Counted;
  disputed: boolean; // whether dashes need a word
  outlines: boolean; // whether they are drawn
  children: ReactNode;
}

/** A map in the frame of charts, with its legend. */
export function MapFigure({ about, sentence, sheet, legend, how, counted, disputed, outlines, children }: MapFigureParts) {
  const text = useWords(notes);
  const words = useWords(legendWords);
  const drawn = useRef<HTMLDivElement>(null);
  const onlyInFiles = [words[how], disputed && `${text.disputed}.`].filter((note) => note !== false);
  const picture = () => mapPicture({ frame: drawn.current!, columns: columnsOf(legend, words.none), heads: [words.value, words[counted]] });
  return (
    <Frame {...about} caveats={[...(about.caveats ?? []), ...(outlines ? [text.outlines] : [])]} fileNotes={onlyInFiles} sentence={sentence} sheet={sheet} picture={picture}>
      <div className={styles.frame} ref={drawn}>
        {children}
      </div>
      <Legend label={`${about.title}, ${about.unit}`} of={legend} how={how} counted={counted} />
      {disputed && <DisputedNote />}
    </Frame>
  );
}
