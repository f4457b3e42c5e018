import { useMemo } from 'react';
import { drawBars } from '../../charts/bars';
import { Chart } from '../../charts/chart';
import type { Canvas, Sheet } from '../../charts/drawing';
import { Section } from '../../components/section';
import type { AwardsOfRegionsQuery } from '../../gql/graphql';
import { BrowseLink } from '../../things/browse-link';
import { distinct } from '../../things/distinct';
import { useWords } from '../../words/language';
import { counted, number } from '../../words/number';
import { nominationValues } from './nominations';
import type { Selection } from './selection';

const words = {
  en: {
    title: 'Nominations',
    by: { applications: 'Applications by nomination', finalists: 'Finalists by nomination', laureates: 'Laureates by nomination' },
    table: 'As a table',
    stated: 'applications, as a source states them',
    units: { applications: 'entries that sources name', finalists: 'entries in the final that sources name', laureates: 'awarded entries that sources name' },
    season: (years: string) => `season of ${years}`,
    nomination: 'Nomination',
    number: 'Number',
    none: 'Nomination not stated',
    named: (n: number, total: number) => `Sources name ${counted('en', n, ['entry', 'entries'])}; of ${number('en', total)} the nomination is stated.`,
    known: (n: number, total: number) => `A number is known for ${number('en', n)} of ${counted('en', total, ['nomination', 'nominations'])}.`,
    least: 'Only entries that sources name are counted: there may be more in each nomination.',
  },
  ru: {
    title: 'Номинации',
    by: { applications: 'Заявки по номинациям', finalists: 'Финалисты по номинациям', laureates: 'Лауреаты по номинациям' },
    table: 'Таблицей',
    stated: 'заявок, по сообщению источника',
    units: { applications: 'заявок, названных источниками', finalists: 'заявок в финале, названных источниками', laureates: 'заявок с наградой, названных источниками' },
    season: (years: string) => `сезон ${years}`,
    nomination: 'Номинация',
    number: 'Число',
    none: 'Номинация не указана',
    named: (n: number, total: number) => `Источники называют ${counted('ru', n, ['заявку', 'заявки', 'заявок'])}; номинация указана для ${number('ru', total)}.`,
    known: (n: number, total: number) => `Число известно для ${counted('ru', n, ['номинации', 'номинаций'])} из ${number('ru', total)}.`,
    least: 'Учтены только заявки, названные источниками: в каждой номинации их может быть больше.',
  },
};

/** The nominations of the season by how many entries they had. */
export function Nominations({ of, data }: { of: Selection; data: AwardsOfRegionsQuery }) {
  const text = useWords(words);
  const { measure, season, nomination: chosen } = of;
  const { stated, values } = useMemo(() => nominationValues({ measure, season }, data), [measure, season, data]);
  const unit = stated ? text.stated : text.units[measure];
  const rows = useMemo(() => values.map((one) => ({ ...one, name: one.nomination?.name ?? text.none })), [values, text]);
  const draw = useMemo(() => {
    const bars = rows.map(({ name, value, nomination }) => ({ name, value, estimate: false, mine: !!nomination && nomination.id === chosen?.id }));
    return (on: Canvas) => drawBars({ unit, bars }, on);
  }, [rows, unit, chosen]);
  const named = values.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const placed = values.reduce((sum, { value, nomination }) => sum + (nomination ? (value ?? 0) : 0), 0);
  const sheet: Sheet = { head: [text.nomination, text.number], rows: rows.map(({ name, value }) => [name, value]) };
  return (
    <Section id="nominations" title={text.title} aside={<BrowseLink of={{ plural: stated ? 'nominations' : 'awardEntries', filter: { 'season.slug': season.slug } }}>{text.table}</BrowseLink>}>
      <Chart
        title={text.by[measure]}
        unit={unit}
        period={text.season(season.years)}
        sources={stated ? distinct(season.nominations.nodes.map(({ source }) => source)) : []}
        caveats={stated ? [] : [text.least]}
        name={`${season.slug}-nominations-${measure}`}
        sentence={stated ? text.known(values.filter(({ value }) => value !== null).length, values.length) : text.named(named, placed)}
        draw={draw}
        sheet={sheet}
      />
    </Section>
  );
}
