import { useSearch } from '@tanstack/react-router';
import { Answer, useAnswer } from '../../app/answer';
import { Facts } from '../../components/facts';
import { Section } from '../../components/section';
import { Written } from '../../components/written';
import { BreakdownsOfIndicatorDocument, IndicatorDocument, IndicatorTableDocument, ValuesOfIndicatorDocument, type IndicatorQuery } from '../../gql/graphql';
import { useCodes } from '../../things/codes';
import { Foot } from '../../things/foot';
import { Head } from '../../things/head';
import { pageOf, type PageOf } from '../../things/page-of';
import { Stated } from '../../things/stated';
import { useWords } from '../../words/language';
import { counted } from '../../words/number';
import { Breakdowns } from './breakdowns';
import { Coverage } from './coverage';
import styles from './page.module.css';
import { Views } from './views';

const words = {
  en: {
    kind: 'Indicator',
    about: 'About the indicator',
    unit: 'Unit',
    frequency: 'Published',
    adds: 'Can be added up',
    yes: (how: string) => how,
    places: 'over places',
    periods: 'over periods',
    breakdowns: 'over breakdowns',
    never: 'no',
    values: (n: number) => counted('en', n, ['value', 'values']),
    all: 'All values',
    expected: { label: 'How it is measured', fill: 'The methodology of its publisher.' },
  },
  ru: {
    kind: 'Показатель',
    about: 'О показателе',
    unit: 'Единица',
    frequency: 'Публикуется',
    adds: 'Складывать',
    yes: (how: string) => `можно ${how}`,
    places: 'по местам',
    periods: 'по периодам',
    breakdowns: 'по разрезам',
    never: 'нельзя',
    values: (n: number) => counted('ru', n, ['значение', 'значения', 'значений']),
    all: 'Все значения',
    expected: { label: 'Как измеряется', fill: 'Методология издателя.' },
  },
};

export type Indicator = NonNullable<IndicatorQuery['indicator']>;

function IndicatorView({ of: i, asked }: PageOf<IndicatorQuery['indicator']>) {
  const text = useWords(words);
  const code = useCodes();
  const adds = [i.addsOverPlaces && text.places, i.addsOverPeriods && text.periods, i.addsOverBreakdowns && text.breakdowns].filter(Boolean);
  return (
    <>
      <Head name={i.name} line={`${text.kind} · ${i.unitLabel} · ${text.values(i.observations.totalCount)}`} />
      {i.methodology && (
        <p className={styles.methodology}>
          <Written>{i.methodology}</Written>
        </p>
      )}
      <Values of={i} />
      <Section id="about" title={text.about}>
        <Facts
          facts={[
            { label: text.unit, value: i.unitLabel },
            { label: text.frequency, value: <Stated of={i} field="frequency" value={i.frequency} show={(value) => code('Frequency', value)} /> },
            { label: text.adds, value: adds.length > 0 ? text.yes(adds.join(', ')) : text.never },
          ]}
        />
      </Section>
      <Foot
        of={i}
        {...asked}
        expected={[{ ...text.expected, value: i.methodology }]}
        tables={[{ title: text.all, query: IndicatorTableDocument, variables: { slug: i.slug } }]}
      />
    </>
  );
}

/** The values of one breakdown, which the address names: without one, of the total or else of the one with most values. */
function Values({ of: i }: { of: Indicator }) {
  const { breakdown: named } = useSearch({ strict: false });
  const counts = useAnswer(BreakdownsOfIndicatorDocument, { slug: i.slug });
  const known = (counts.data?.observationGroups?.nodes ?? []).map(({ key, count }) => ({ code: key.breakdown ?? '_T', count: Number(count) }));
  const total = i.totalBreakdown ?? '_T';
  const usual = known.some(({ code }) => code === total) ? total : known[0]?.code;
  const chosen = known.find(({ code }) => code === named)?.code ?? usual ?? total;
  const answer = useAnswer(ValuesOfIndicatorDocument, { slug: i.slug, breakdown: chosen }, !counts.data);
  return (
    <>
      {known.length > 1 && <Breakdowns of={i} known={known} chosen={chosen} usual={usual} />}
      <Answer of={answer}>
        {(values) => (
          <>
            <Views indicator={i} breakdown={chosen} values={values} />
            <Coverage groups={values.observationGroups?.nodes ?? []} />
          </>
        )}
      </Answer>
    </>
  );
}

export default pageOf(IndicatorDocument, 'indicator', IndicatorView);
