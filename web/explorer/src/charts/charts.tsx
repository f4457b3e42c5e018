import { useMemo } from 'react';
import { useLanguage } from '../words/language';
import { drawBars, type BarsData } from './bars';
import { Chart } from './chart';
import type { About } from './frame';
import { drawHistogram, type HistogramData } from './histogram';
import { drawLine, type LineData } from './line';
import { drawScatter, type ScatterData } from './scatter';
import { histogramSentence, lineSentence, placeWords, rankingSentence, riseSentence, scatterSentence } from './sentences';
import { barsSheet, histogramSheet, lineSheet, scatterSheet } from './sheets';

type Of<D> = { about: Omit<About, 'unit'>; data: D };
type Level = { level: keyof typeof placeWords };

/** Series over time. */
export function LineChart({ about, data }: Of<LineData>) {
  const language = useLanguage();
  const draw = useMemo(() => drawLine.bind(undefined, data), [data]);
  const breaks = data.breaks.map(({ why }, i) => `${i + 1} — ${why}`);
  return <Chart {...about} unit={data.unit} caveats={[...(about.caveats ?? []), ...breaks]} draw={draw} sentence={lineSentence(language, data)} sheet={lineSheet(language, data)} />;
}

export interface Ranked extends BarsData {
  median?: number | undefined;
  total: number;
  without?: number | null | undefined;
}

/** Places in the order of a value, of which a few are shown. */
export function RankingChart({ about, data, level }: Of<Ranked> & Level) {
  const language = useLanguage();
  const draw = useMemo(() => drawBars.bind(undefined, data), [data]);
  return <Chart {...about} unit={data.unit} draw={draw} sentence={rankingSentence(language, { ...data, level })} sheet={barsSheet(language, data)} />;
}

/** Places that rose in rank. */
export function RiseChart({ about, data, level }: Of<Ranked> & Level) {
  const language = useLanguage();
  const draw = useMemo(() => drawBars.bind(undefined, data), [data]);
  return <Chart {...about} unit={data.unit} draw={draw} sentence={riseSentence(language, { ...data, level })} sheet={barsSheet(language, data)} />;
}

/** Two indicators over the same places. */
export function ScatterChart({ about, data, level }: Of<ScatterData> & Level) {
  const language = useLanguage();
  const draw = useMemo(() => drawScatter.bind(undefined, data), [data]);
  return <Chart {...about} unit="" draw={draw} sentence={scatterSentence(language, data, level)} sheet={scatterSheet(language, data)} />;
}

/** How many places have about the same value. */
export function DistributionChart({ about, data, level }: Of<HistogramData> & Level) {
  const language = useLanguage();
  const draw = useMemo(() => drawHistogram.bind(undefined, data), [data]);
  return <Chart {...about} unit={data.unit} draw={draw} sentence={histogramSentence(language, data, level)} sheet={histogramSheet(language, data)} />;
}
