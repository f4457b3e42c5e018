import { useMemo } from 'react';
import { Answer, useAnswer } from '../../app/answer';
import { Chart } from '../../charts/chart';
import type { Canvas, Sheet } from '../../charts/drawing';
import { Section } from '../../components/section';
import { ProgrammesDocument, type ProgrammesQuery } from '../../gql/graphql';
import { BrowseLink } from '../../things/browse-link';
import { kinds } from '../../things/kinds';
import { NameLink } from '../../things/place';
import { span } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { atLeast, counted, form, type Forms } from '../../words/number';
import { ranged } from '../../words/range';
import styles from './awards.module.css';
import { drawRuns } from './draw-programmes';
import { distinct } from '../../things/distinct';
import { isAhead, type Season } from './selection';

const words = {
  en: {
    title: 'Training programmes over time',
    chart: 'Cohorts and their participants',
    table: 'As a table',
    unit: 'participants',
    people: ['participant', 'participants'],
    unknown: 'number not known',
    undated: 'dates not known',
    ceremony: (years: string, ahead: boolean) => `Ceremony ${years}${ahead ? ', announced' : ''}`,
    sentence: (cohorts: number, programs: number, people: string, known: number) =>
      `Sources describe ${counted('en', cohorts, kinds.cohort.en)} of ${counted('en', programs, kinds.program.en)}. Where the number of participants is stated (${counted('en', known, kinds.cohort.en)}), they add up to ${people}.`,
    dashes: 'A dashed bar goes on to a day that is not known. Dashed lines are ceremonies of the award. ≥: the source says “more than”.',
    twice: 'Somebody who took part in two cohorts is counted twice.',
    program: 'Programme',
    cohort: 'Cohort',
    when: 'When',
    participants: 'Participants',
    listeners: 'Rows on who took part',
    source: 'Source',
    without: 'Programmes of which no cohort is described',
  },
  ru: {
    title: 'Программы обучения во времени',
    chart: 'Потоки и их участники',
    table: 'Таблицей',
    unit: 'участников',
    people: ['участник', 'участника', 'участников'],
    unknown: 'число неизвестно',
    undated: 'даты неизвестны',
    ceremony: (years: string, ahead: boolean) => `Церемония ${years}${ahead ? ', объявлена' : ''}`,
    sentence: (cohorts: number, programs: number, people: string, known: number) =>
      `Источники описывают ${counted('ru', cohorts, kinds.cohort.ru)} в ${counted('ru', programs, ['программе', 'программах'])}. Там, где число участников названо (${counted('ru', known, ['поток', 'потока', 'потоков'])}), их в сумме ${people}.`,
    dashes: 'Пунктирное продолжение полосы — день неизвестен. Пунктирные линии — церемонии премии. ≥: в источнике сказано «более».',
    twice: 'Кто прошёл два потока, учтён дважды.',
    program: 'Программа',
    cohort: 'Поток',
    when: 'Когда',
    participants: 'Участники',
    listeners: 'Строк об участниках',
    source: 'Источник',
    without: 'Программы, потоки которых не описаны',
  },
};

type Cohort = NonNullable<ProgrammesQuery['cohorts']>['nodes'][number];

interface Beside {
  seasons: readonly Season[];
  /** The day until which facts were gathered. */
  asOf: string | null | undefined;
}

/** When programmes were run and for how many, beside the ceremonies of the award. */
export function Programmes(beside: Beside) {
  const text = useWords(words);
  const answer = useAnswer(ProgrammesDocument, {});
  return (
    <Section id="programmes" title={text.title} aside={<BrowseLink of={{ plural: 'cohorts' }}>{text.table}</BrowseLink>}>
      <Answer of={answer}>
        {({ cohorts, without }) => (
          <>
            {cohorts && cohorts.nodes.length > 0 && <Runs of={cohorts.nodes} {...beside} />}
            {without && without.nodes.length > 0 && (
              <p className={styles.note}>
                {text.without}:{' '}
                {without.nodes.map((program, i) => (
                  <span key={program.id}>
                    {i > 0 && ', '}
                    <NameLink of={program} />
                  </span>
                ))}
              </p>
            )}
          </>
        )}
      </Answer>
    </Section>
  );
}

function Runs({ of, seasons, asOf }: Beside & { of: readonly Cohort[] }) {
  const language = useLanguage();
  const text = useWords(words);
  const forms = text.people as unknown as Forms;
  const draw = useMemo(() => {
    const runs = of.map((cohort) => ({ ...cohort, name: nameOf(cohort), participants: people(cohort) }));
    const days = seasons.flatMap((season) => (season.ceremonyOn ? [{ on: season.ceremonyOn, name: text.ceremony(season.years, isAhead(season, asOf)) }] : []));
    return (on: Canvas) => drawRuns({ runs, days, undated: text.undated }, on);
  }, [of, seasons, asOf, text]);
  const known = of.filter(({ participants }) => typeof participants === 'number');
  const sum = known.reduce((total, { participants }) => total + participants!, 0);
  const open = known.some(({ participantsAtLeast }) => participantsAtLeast);
  const sheet: Sheet = {
    head: [text.program, text.cohort, text.when, text.participants, text.listeners, text.source],
    rows: of.map((cohort) => [
      cohort.program.name,
      ranged(cohort.label),
      span(language, cohort.startsOn, cohort.endsOn) || null,
      typeof cohort.participants === 'number' ? atLeast(language, cohort.participants, cohort.participantsAtLeast) : null,
      cohort.listeners.totalCount,
      cohort.source.title,
    ]),
  };
  return (
    <Chart
      title={text.chart}
      unit={text.unit}
      period={span(language, of.find(({ startsOn }) => startsOn)?.startsOn)}
      sources={distinct(of.map(({ source }) => source))}
      caveats={[text.dashes, text.twice]}
      name="training-programmes"
      sentence={text.sentence(of.length, new Set(of.map(({ program }) => program.id)).size, `${atLeast(language, sum, open)}\u00a0${form(language, sum, forms)}`, known.length)}
      draw={draw}
      sheet={sheet}
    />
  );

  function people({ participants, participantsAtLeast }: Cohort): string {
    if (typeof participants !== 'number') return text.unknown;
    return `${atLeast(language, participants, participantsAtLeast)}\u00a0${form(language, participants, forms)}`;
  }
}

const nameOf = ({ program, label }: Cohort): string => `${program.name}, ${ranged(label)}`;
