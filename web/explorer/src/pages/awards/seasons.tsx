import { useMemo } from 'react';
import { Chart } from '../../charts/chart';
import type { Canvas, Sheet } from '../../charts/drawing';
import { Section } from '../../components/section';
import { BrowseLink } from '../../things/browse-link';
import { useLanguage, useWords } from '../../words/language';
import { drawPanels, type Panel } from './draw-seasons';
import { type Season } from './selection';
import { distinct } from '../../things/distinct';
import { courseSentence } from './sentences';

const words = {
  en: {
    title: 'Seasons side by side',
    table: 'As a table',
    unit: 'Each measure has a scale of its own',
    season: 'Season',
    measures: { applications: 'Applications', finalists: 'Finalists', laureates: 'Laureates', voters: 'Voters' },
    units: { applications: 'applications', finalists: 'entries', laureates: 'entries', voters: 'persons' },
    caveat: 'Figures of the whole country, as the organizer or the press states them. A hatched bar is a figure that no source states; it is not zero.',
  },
  ru: {
    title: 'Сезоны рядом',
    table: 'Таблицей',
    unit: 'У каждого показателя свой масштаб',
    season: 'Сезон',
    measures: { applications: 'Заявки', finalists: 'Финалисты', laureates: 'Лауреаты', voters: 'Проголосовавшие' },
    units: { applications: 'заявок', finalists: 'заявок', laureates: 'заявок', voters: 'чел.' },
    caveat: 'Числа по всей стране, как их сообщают организатор или пресса. Штриховка — число, которого нет ни в одном источнике; это не ноль.',
  },
};

const shown = ['applications', 'finalists', 'laureates', 'voters'] as const;

/** The seasons of an award by what sources count. */
export function Seasons({ name, slug, of }: { name: string; slug: string; of: readonly Season[] }) {
  const language = useLanguage();
  const text = useWords(words);
  const draw = useMemo(() => {
    const panels = shown.map(
      (measure): Panel => ({
        title: text.measures[measure],
        unit: text.units[measure],
        bars: of.map((season) => ({ name: season.years, value: season[measure] ?? null, estimate: measure === 'voters' && season.votersApproximate })),
      }),
    );
    return (on: Canvas) => drawPanels(panels, on);
  }, [of, text]);
  const sheet: Sheet = {
    head: [text.season, ...shown.map((measure) => text.measures[measure])],
    rows: of.map((season) => [season.years, ...shown.map((measure) => season[measure] ?? null)]),
  };
  const sentence = (['applications', 'finalists'] as const).map((measure) => courseSentence(language, text.measures[measure], of.map((season) => ({ years: season.years, value: season[measure] })))).join(' ');
  return (
    <Section id="seasons" title={text.title} aside={<BrowseLink of={{ plural: 'awardSeasons', filter: { 'award.slug': slug } }}>{text.table}</BrowseLink>}>
      <Chart
        title={name}
        unit={text.unit}
        period={[of[0]?.years, of.at(-1)?.years].filter(Boolean).join(' – ')}
        sources={distinct(of.map(({ source }) => source))}
        caveats={[text.caveat]}
        name={`${slug}-seasons`}
        sentence={sentence}
        draw={draw}
        sheet={sheet}
      />
    </Section>
  );
}
