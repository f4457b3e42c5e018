import { useMemo } from 'react';
import { useAnswer, Answer } from '../../../app/answer';
import { LineChart } from '../../../charts/charts';
import type { LineSeries } from '../../../charts/line';
import { Notice } from '../../../components/notice';
import { SeriesOfIndicatorDocument, type SeriesOfIndicatorQuery } from '../../../gql/graphql';
import { useCodes } from '../../../things/codes';
import { period as written } from '../../../words/date';
import { useLanguage, useWords } from '../../../words/language';
import { distinct } from '../../../things/distinct';
import type { Selection } from '../selection';

const words = {
  en: {
    russia: 'Russia',
    medians: { REGION: 'Median of regions', MUNICIPALITY: 'Median of municipalities' },
    median: 'The median is of the places that have a value in the period, which are not always the same.',
    estimate: 'Hollow signs are estimates.',
    then: 'Values are for the borders of their time.',
    now: 'Values before a change are put together for the borders of today; nobody published them.',
    none: (of: string) => `${of}: no values for these places in this time`,
    noneOf: 'Choose an earlier beginning or other places.',
  },
  ru: {
    russia: 'Россия',
    medians: { REGION: 'Медиана регионов', MUNICIPALITY: 'Медиана муниципальных образований' },
    median: 'Медиана — по местам, у которых за период есть значение; это не всегда одни и те же места.',
    estimate: 'Пустые знаки — оценки.',
    then: 'Значения — в границах своего времени.',
    now: 'Значения до изменений сложены для нынешних границ; никто их не публиковал.',
    none: (of: string) => `${of}: для этих мест за это время значений нет`,
    noneOf: 'Выберите более раннее начало или другие места.',
  },
};

/** The course of an indicator, and below it, of another one for the same places. */
export default function ChartView({ selection }: { selection: Selection }) {
  const { indicator, breakdown, other } = selection;
  return (
    <>
      <Course slug={indicator.slug} breakdown={breakdown} selection={selection} />
      {other && other !== indicator.slug && <Course slug={other} breakdown="_T" selection={selection} />}
    </>
  );
}

function Course({ slug, breakdown, selection }: { slug: string; breakdown: string; selection: Selection }) {
  const { places, start } = selection;
  const answer = useAnswer(SeriesOfIndicatorDocument, { slug, breakdown, places: places.length > 0 ? [...places] : ['RU'], from: start });
  return <Answer of={answer}>{(data) => <Drawn data={data} part={slug === selection.indicator.slug ? selection.part : undefined} selection={selection} />}</Answer>;
}

function Drawn({ data, part, selection: { level, start, places, bordersNow } }: { data: SeriesOfIndicatorQuery; part: string | undefined; selection: Selection }) {
  const text = useWords(words);
  const language = useLanguage();
  const code = useCodes();
  const { indicator } = data;
  const drawn = useMemo(() => {
    const known = (data.series ?? []).filter(({ points }) => points.length > 0);
    const named = (one: (typeof known)[number]) => one.municipality?.longName ?? one.region?.name ?? text.russia;
    const series: LineSeries[] = known.map((one) => ({
      name: named(one),
      points: bordersNow && one.municipality ? one.followed.points.flatMap(({ period, value, observations }) => (value ? { period, value: Number(value), estimate: observations.length > 1 || observations.some(({ status }) => status !== 'NORMAL') } : [])) : one.points.map(({ period, value, status }) => ({ period, value: Number(value), estimate: status !== 'NORMAL' })),
    }));
    const periods = new Set(series.flatMap(({ points }) => points.map(({ period }) => period)));
    const breaks = known.flatMap((one) => one.followed.breaks.filter(({ period }) => periods.has(period)).map(({ period, change }) => ({ period, why: `${named(one)}: ${code('ChangeKind', change.kind)} (${written(language, period)})` })));
    return { series, breaks, followed: breaks.length > 0, sources: distinct(known.flatMap(({ points }) => points.map(({ source }) => source))) };
  }, [data, bordersNow, language, text, code]);

  const median = level && (places.length === 0 || (!!indicator && !indicator.addsOverPlaces)) ? medianOf(data, level, start, text.medians[level]) : undefined;
  const series = [...drawn.series, ...(median && (drawn.series.length === 0 || !indicator?.addsOverPlaces) ? [median] : [])];
  const lines = useMemo(() => ({ unit: indicator?.unitLabel ?? '', series, breaks: drawn.breaks }), [drawn, JSON.stringify(median), indicator]);
  if (!indicator) return null;
  if (series.length === 0) return <Notice kind="plain" title={text.none(indicator.name)}>{text.noneOf}</Notice>;
  const periods = series.flatMap(({ points }) => points.map(({ period }) => period)).toSorted();
  const caveats = [
    series.some(({ points }) => points.some(({ estimate }) => estimate)) && text.estimate,
    drawn.followed && (bordersNow ? text.now : text.then),
    series.includes(median!) && text.median,
  ].filter((caveat) => typeof caveat === 'string');
  return (
    <LineChart
      about={{
        title: [indicator.name, part].filter(Boolean).join(': '),
        period: [...new Set([periods[0]!, periods.at(-1)!])].map((one) => written(language, one)).join(' – '),
        sources: drawn.sources.length > 0 ? drawn.sources : [indicator.source],
        caveats,
        name: `${indicator.slug}-course`,
      }}
      data={lines}
    />
  );
}

function medianOf(data: SeriesOfIndicatorQuery, level: 'REGION' | 'MUNICIPALITY', start: string | undefined, name: string): LineSeries | undefined {
  const points = (data.observationGroups?.nodes ?? []).flatMap(({ key: { placeLevel, period }, valueMedian }) =>
    placeLevel === level && period && valueMedian && (!start || period >= start) ? { period, value: Number(valueMedian), estimate: false } : [],
  );
  return points.length > 0 ? { name, points } : undefined;
}
