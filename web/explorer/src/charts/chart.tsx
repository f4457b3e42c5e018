import { useLanguage } from '../words/language';
import type { Draw, Sheet } from './drawing';
import { Frame, type About } from './frame';
import { Plotted } from './plotted';

interface ChartParts extends About {
  sentence: string;
  draw: Draw;
  sheet: Sheet;
}

const saved = 860; // the width of files: with its margins it fits a page of A4 and a slide

/** A chart in its frame. */
export function Chart({ draw, ...about }: ChartParts) {
  const language = useLanguage();
  return (
    <Frame {...about} picture={() => draw({ width: saved, document, language }).svg}>
      <Plotted draw={draw} label={`${about.title}. ${about.sentence}`} />
    </Frame>
  );
}
