import { Link, useSearch } from '@tanstack/react-router';
import { Answer, useAnswer } from '../../app/answer';
import { Rows } from '../../components/rows';
import { Spark } from '../../components/spark';
import { FiguresOfPlaceDocument, SeriesOfPlaceDocument, type FiguresOfPlaceQuery, type SeriesOfPlaceQuery, type SourceLineFragment } from '../../gql/graphql';
import type { Offered } from '../../peers/choose';
import { Peers } from '../../peers/peers';
import { Strip } from '../../peers/strip';
import { useAmongPeers } from '../../peers/use-peers';
import { Figure } from '../../things/figure';
import { pathOf } from '../../things/kinds';
import { NameLink } from '../../things/place';
import { Related } from '../../things/related';
import { period } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { signed } from '../../words/number';
import styles from './statistics.module.css';

const words = {
  en: {
    title: 'Figures',
    indicator: 'Indicator',
    latest: 'Latest value',
    unit: 'Unit',
    period: 'Period',
    change: 'Over a year',
    peers: 'Among its peers',
    course: 'Course',
    points: 'pp',
    percent: '%',
    estimate: 'Worked out from an estimate',
    more: (n: number) => `${n} more`,
  },
  ru: {
    title: 'Показатели',
    indicator: 'Показатель',
    latest: 'Последнее значение',
    unit: 'Единица',
    period: 'Период',
    change: 'За год',
    peers: 'Среди похожих',
    course: 'Динамика',
    points: 'п. п.',
    percent: '\u00a0%',
    estimate: 'Вычислено по оценке',
    more: (n: number) => `Ещё ${n}`,
  },
};

type Series = NonNullable<SeriesOfPlaceQuery['series']>[number];
type Groups = NonNullable<FiguresOfPlaceQuery['observationGroups']>['nodes'];
const total = '_T';
const few = 10;
const mostCompared = 30; // columns of a table of the API

/** The latest value of each indicator of a place: its total, or each of its breakdowns where it has none. */
export function Statistics({ place }: { place: string }) {
  const found = useAnswer(FiguresOfPlaceDocument, { place });
  return <Answer of={found}>{({ observationGroups }) => <Known place={place} groups={observationGroups?.nodes ?? []} />}</Answer>;
}

/** The sources of the figures that the page of a place shows. */
export function useFigureSources(place: string, none: boolean): readonly SourceLineFragment[] {
  const found = useAnswer(FiguresOfPlaceDocument, { place }, none);
  const chosen = chosenOf(found.data?.observationGroups?.nodes ?? []);
  const { data } = useAnswer(SeriesOfPlaceDocument, seriesOf(place, chosen), chosen.length === 0);
  return (data?.series ?? []).filter(isAmong(chosen)).map(({ latest }) => latest!.source);
}

type Key = { indicator: string; breakdown: string };

function chosenOf(groups: Groups): Key[] {
  const keys = groups.map(({ key }) => ({ indicator: key.indicator?.slug ?? '', breakdown: key.breakdown ?? total }));
  const withTotal = new Set(keys.filter(({ breakdown }) => breakdown === total).map(({ indicator }) => indicator));
  return keys.filter(({ indicator, breakdown }) => breakdown === total || !withTotal.has(indicator));
}

const seriesOf = (place: string, chosen: readonly Key[]) => ({
  place,
  indicators: [...new Set(chosen.map(({ indicator }) => indicator))],
  breakdowns: [...new Set(chosen.map(({ breakdown }) => breakdown))],
});

const isAmong =
  (chosen: readonly Key[]) =>
  ({ latest, breakdown, indicator }: Series): boolean =>
    !!latest && chosen.some((one) => `indicator:${one.indicator}` === indicator.id && one.breakdown === breakdown);

function Known({ place, groups }: { place: string; groups: Groups }) {
  const text = useWords(words);
  const chosen = chosenOf(groups);
  const answer = useAnswer(SeriesOfPlaceDocument, seriesOf(place, chosen));
  const series = (answer.data?.series ?? []).filter(isAmong(chosen)).sort(newestFirst);
  return (
    <>
      <Related id="figures" title={text.title} total={chosen.length} shown={chosen.length} of={{ plural: 'observations', filter: { place } }}>
        <Answer of={answer}>{() => <Table place={place} series={series} />}</Answer>
      </Related>
      <Peers place={place} offered={offeredOf(series)} />
    </>
  );
}

// Of people and money ratios count: a few places are far larger than all others.
const sizes = /^(persons|(million |billion |thousand )?RUB)$/;
const offeredOf = (series: readonly Series[]): Offered[] =>
  series.filter(({ breakdown }) => breakdown === total).map(({ indicator }) => ({ slug: pathOf(indicator.id).key, name: indicator.name, size: sizes.test(indicator.unit) }));

// What people look for first; after it the newest, and of one year the general ones, whose slugs are shorter. Names would give each language another order.
const population = ['indicator:municipal-population', 'indicator:region-population'];
const newestFirst = (a: Series, b: Series): number =>
  Number(population.includes(b.indicator.id)) - Number(population.includes(a.indicator.id)) ||
  b.latest!.period.slice(0, 4).localeCompare(a.latest!.period.slice(0, 4)) || a.indicator.id.length - b.indicator.id.length ||
  a.indicator.id.localeCompare(b.indicator.id) ||
  a.breakdown.localeCompare(b.breakdown);

function Table({ place, series }: { place: string; series: readonly Series[] }) {
  const text = useWords(words);
  const language = useLanguage();
  const { figures } = useSearch({ strict: false });
  const shown = figures === 'all' ? series : series.slice(0, few);
  const compared = shown.slice(0, mostCompared);
  const among = useAmongPeers(place, compared.map(({ indicator, breakdown, latest }) => ({ indicator: pathOf(indicator.id).key, breakdown, period: latest!.period })));
  const amongst = (one: Series) => {
    const found = among[compared.indexOf(one)];
    return found && <Strip of={found} unit={one.indicator.unitLabel} />;
  };
  return (
    <>
      <Rows
        label={text.title}
        rows={shown}
        keyOf={({ indicator, breakdown }) => `${indicator.id} ${breakdown}`}
        columns={[
          { title: text.indicator, cell: (one) => <Name of={one} /> },
          { title: text.latest, number: true, bare: true, cell: ({ latest }) => <Figure of={latest!} unit={false} /> },
          { title: text.unit, bare: true, cell: ({ indicator }) => <span className={styles.unit}>{indicator.unitLabel}</span> },
          { title: text.period, bare: true, cell: ({ latest }) => period(language, latest!.period) },
          { title: text.course, bare: true, cell: ({ points }) => points.length > 2 && <Spark values={points.map(({ value }) => Number(value))} /> },
          { title: text.peers, bare: true, cell: (one) => amongst(one) },
          { title: text.change, number: true, cell: (one) => changeOf(one) && <Change of={one} /> },
        ]}
      />
      {series.length > shown.length && (
        <p data-print="no">
          <Link to="." search={(search) => ({ ...search, figures: 'all' as const })} replace resetScroll={false}>
            {text.more(series.length - shown.length)}
          </Link>
        </p>
      )}
    </>
  );
}

function Name({ of: { indicator, breakdown, latest } }: { of: Series }) {
  return (
    <>
      <NameLink of={indicator} />
      {breakdown !== total && `: ${latest!.breakdownLabel}`}
    </>
  );
}

// Of percents the difference is told: percents of percents are misread.
const inPoints = ({ indicator }: Series): boolean => indicator.unit === 'percent';

function changeOf(series: Series): string | null | undefined {
  const change = (inPoints(series) ? series.difference : series.growth)[0];
  return change?.period === series.latest!.period ? change.value : null;
}

// A change is as exact as both of its ends: the latest value and the one of a year before.
function isExact({ points, latest }: Series): boolean {
  const { period } = latest!;
  const before = `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
  return points.every((point) => (point.period !== period && point.period !== before) || point.status === 'NORMAL');
}

function Change({ of: series }: { of: Series }) {
  const text = useWords(words);
  const language = useLanguage();
  return (
    <>
      {!isExact(series) && <span title={text.estimate}>≈&thinsp;</span>}
      {signed(language, changeOf(series)!, 1)}
      {inPoints(series) ? `\u00a0${text.points}` : text.percent}
    </>
  );
}
