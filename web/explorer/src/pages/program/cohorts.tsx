import { Bar, longest } from '../../components/bar';
import { NoData } from '../../components/no-data';
import { Rows, type Column } from '../../components/rows';
import { Sourced } from '../../components/sources';
import { ThingLink } from '../../components/thing-link';
import type { ProgramQuery } from '../../gql/graphql';
import { Related } from '../../things/related';
import { span } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { atLeast, number } from '../../words/number';
import { ranged } from '../../words/range';

const words = {
  en: {
    title: 'Cohorts',
    cohort: 'Cohort',
    when: 'When',
    participants: 'Participants',
    candidates: 'Candidates',
    regionsCount: 'Regions',
    projects: 'Projects',
    empty: 'No cohort is described in the sources read so far. A report of an intake or a graduation would fill this part.',
  },
  ru: {
    title: 'Потоки',
    cohort: 'Поток',
    when: 'Когда',
    participants: 'Участники',
    candidates: 'Кандидаты',
    regionsCount: 'Регионы',
    projects: 'Проекты',
    empty: 'Ни один поток пока не описан в прочитанных источниках. Эту часть заполнит сообщение о наборе или выпуске.',
  },
};

type Program = NonNullable<ProgramQuery['trainingProgram']>;
type Cohort = Program['cohorts']['nodes'][number];

/** The cohorts of a programme side by side, the newest first. */
export function Cohorts({ of: { slug, cohorts } }: { of: Program }) {
  const language = useLanguage();
  const text = useWords(words);
  const most = longest(cohorts.nodes.map(({ participants }) => participants));
  const count = (field: 'candidates' | 'regionsCount' | 'projects'): Column<Cohort> => ({
    title: text[field],
    number: true,
    cell: ({ [field]: value, source }) =>
      typeof value === 'number' ? <Sourced sources={[source]}>{number(language, value)}</Sourced> : cohorts.nodes.some((cohort) => cohort[field]) && <NoData />,
  });
  const columns: Column<Cohort>[] = [
    { title: text.cohort, cell: ({ id, label }) => <ThingLink id={id}>{ranged(label)}</ThingLink> },
    { title: text.when, cell: ({ startsOn, endsOn }) => span(language, startsOn, endsOn) || <NoData /> },
    {
      title: text.participants,
      number: true,
      cell: ({ participants, participantsAtLeast, source }) =>
        typeof participants === 'number' ? (
          <Bar value={participants} most={most}>
            <Sourced sources={[source]}>
              {atLeast(language, participants, participantsAtLeast)}
            </Sourced>
          </Bar>
        ) : (
          <NoData />
        ),
    },
    count('candidates'),
    count('regionsCount'),
    count('projects'),
  ];
  return (
    <Related
      id="cohorts"
      title={text.title}
      total={cohorts.totalCount}
      shown={cohorts.nodes.length}
      of={{ plural: 'cohorts', filter: { 'program.slug': slug } }}
      empty={text.empty}
    >
      <Rows label={text.title} columns={columns} rows={cohorts.nodes} keyOf={({ id }) => id} />
    </Related>
  );
}
