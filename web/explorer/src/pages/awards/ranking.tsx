import { useMemo } from 'react';
import { drawBars } from '../../charts/bars';
import { Chart } from '../../charts/chart';
import type { Canvas } from '../../charts/drawing';
import { useLanguage } from '../../words/language';
import { useAbout } from './about';
import { ranked, type RegionValue } from './regions';
import type { Selection } from './selection';
import { rankingSentence } from './sentences';

/** The regions in the order of what the reader chose. */
export function Ranking({ of, values }: { of: Selection; values: readonly RegionValue[] }) {
  const language = useLanguage();
  const { about, sheet } = useAbout(of, values);
  const { unit } = about;
  const draw = useMemo(() => {
    const bars = ranked(values).map(({ region, rank, value, known }) => ({ rank, name: region.name, value, estimate: known === 'about', atLeast: known === 'at least' }));
    return (on: Canvas) => drawBars({ unit, bars }, on);
  }, [values, unit]);
  return <Chart {...about} sheet={sheet} draw={draw} sentence={rankingSentence(language, { ...of, values, years: of.season.years })} />;
}
