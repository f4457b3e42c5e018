import { Answer, useAnswer } from '../../app/answer';
import { Rows } from '../../components/rows';
import { Spark } from '../../components/spark';
import { SeriesOfObservationDocument, type FigureFragment } from '../../gql/graphql';
import { Figure } from '../../things/figure';
import { Related } from '../../things/related';
import { period } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';

const words = {
  en: { title: 'The series it belongs to', period: 'Period', value: 'Value', this: 'this value' },
  ru: { title: 'Ряд, к которому оно относится', period: 'Период', value: 'Значение', this: 'это значение' },
};

interface SeriesKey {
  indicator: string;
  place: string;
  breakdown: string;
}

/** The other values of the same indicator, place and breakdown, newest first. */
export function Course({ series, shown, unit }: { series: SeriesKey; shown: string; unit: string }) {
  const answer = useAnswer(SeriesOfObservationDocument, series);
  return <Answer of={answer}>{({ series: found }) => <Points points={found?.[0]?.points ?? []} series={series} shown={shown} unit={unit} />}</Answer>;
}

function Points({ points, series, shown, unit }: { points: readonly FigureFragment[]; series: SeriesKey; shown: string; unit: string }) {
  const text = useWords(words);
  const language = useLanguage();
  if (points.length < 2) return null;
  const filter = { 'indicator.slug': series.indicator, place: series.place, breakdown: series.breakdown };
  return (
    <Related id="series" title={text.title} total={points.length} shown={points.length} of={{ plural: 'observations', filter }}>
      {points.length > 2 && <Spark values={points.map(({ value }) => Number(value))} />}
      <Rows
        label={text.title}
        rows={points.toReversed()}
        keyOf={({ id }) => id}
        columns={[
          {
            title: text.period,
            cell: (point) => (point.id === shown ? <strong>{`${period(language, point.period)}, ${text.this}`}</strong> : period(language, point.period)),
          },
          { title: `${text.value}, ${unit}`, number: true, cell: (point) => <Figure of={point} unit={false} /> },
        ]}
      />
    </Related>
  );
}
