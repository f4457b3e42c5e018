import { Answer, useAnswer } from '../../app/answer';
import { Facts } from '../../components/facts';
import { Figures } from '../../components/figures';
import { Notice } from '../../components/notice';
import { Written } from '../../components/written';
import { ObservationPageDocument, SeriesOfObservationDocument, type ObservationPageQuery } from '../../gql/graphql';
import { Absent } from '../../things/absent';
import { useCodes } from '../../things/codes';
import { Foot } from '../../things/foot';
import { Head } from '../../things/head';
import { NameLink } from '../../things/place';
import { Stated } from '../../things/stated';
import { period, span } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';
import { Course } from './course';

const words = {
  en: {
    place: 'Place',
    russia: 'Russia',
    period: 'Period',
    status: 'Quality',
    methodology: 'How it is measured',
    table: 'All values of this series',
    beware: 'Not an exact value',
  },
  ru: {
    place: 'Место',
    russia: 'Россия',
    period: 'Период',
    status: 'Качество',
    methodology: 'Как измеряется',
    table: 'Весь ряд',
    beware: 'Значение не точное',
  },
};

type Observation = NonNullable<ObservationPageQuery['observation']>;

export default function Page({ of: key }: { of: string }) {
  const answer = useAnswer(ObservationPageDocument, { id: `observation:${key}` });
  return <Answer of={answer}>{({ observation }) => (observation ? <Content of={observation} /> : <Absent />)}</Answer>;
}

function Content({ of: o }: { of: Observation }) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  const place = o.municipality ? { id: o.municipality.id, name: o.municipality.longName } : o.region;
  const name = place?.name ?? text.russia;
  const days = span(language, o.periodStart, o.periodEnd);
  const exact = o.status === 'NORMAL';
  const series = { indicator: o.indicator.slug, place: o.place, breakdown: o.breakdown };
  return (
    <article>
      <Head
        path={<NameLink of={o.indicator} />}
        name={`${name}, ${period(language, o.period)}`}
        line={o.breakdownLabel}
      />
      <Figures
        figures={[
          {
            value: (
              <>
                {!exact && <>≈&thinsp;</>}
                <Stated of={o} field="value" value={o.value} show={(value) => number(language, value)} />
              </>
            ),
            label: o.indicator.unitLabel,
          },
        ]}
      />
      {!exact && (
        <Notice kind="warning" title={text.beware}>
          <p>{code('ObservationStatus', o.status)}</p>
        </Notice>
      )}
      <Facts
        facts={[
          { label: text.place, value: place ? <NameLink of={place} /> : text.russia },
          { label: text.period, value: days === period(language, o.period) ? days : `${period(language, o.period)} (${days})` },
          !exact && { label: text.status, value: code('ObservationStatus', o.status) },
          { label: text.methodology, value: o.indicator.methodology && <Written>{o.indicator.methodology}</Written>, long: true },
        ]}
      />
      <Course series={series} shown={o.id} unit={o.indicator.unitLabel} />
      <Foot of={o} query={ObservationPageDocument} variables={{ id: o.id }} tables={[{ title: text.table, query: SeriesOfObservationDocument, variables: series }]} />
    </article>
  );
}
