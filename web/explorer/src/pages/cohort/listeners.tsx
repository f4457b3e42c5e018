import { NoData } from '../../components/no-data';
import { Rows } from '../../components/rows';
import { Sourced } from '../../components/sources';
import { ThingLink } from '../../components/thing-link';
import type { CohortQuery, CohortMemberFragment } from '../../gql/graphql';
import { NameLink, Place } from '../../things/place';
import { Related } from '../../things/related';
import { useLanguage, useWords } from '../../words/language';
import { counted, type Forms } from '../../words/number';

const words = {
  en: {
    title: 'Participants named',
    from: 'From',
    person: 'Person',
    team: 'team',
    people: ['person', 'people'] as Forms,
    completed: 'Completed',
    yes: 'yes',
    no: 'no',
    empty: 'No participant is named in the sources read so far. A list of the cohort, or reports of its municipalities, would fill this part.',
  },
  ru: {
    title: 'Названные участники',
    from: 'Откуда',
    person: 'Человек',
    team: 'команда',
    people: ['человек', 'человека', 'человек'] as Forms,
    completed: 'Обучение пройдено',
    yes: 'да',
    no: 'нет',
    empty: 'Ни один участник пока не назван в прочитанных источниках. Эту часть заполнит список потока или сообщения муниципалитетов.',
  },
};

/** Who was taught in a cohort, by region and municipality. */
export function Listeners({ of: { slug, listeners } }: { of: NonNullable<CohortQuery['cohort']> }) {
  const language = useLanguage();
  const text = useWords(words);
  const rows = [...listeners.nodes].sort((a, b) => placeOf(a).localeCompare(placeOf(b), language));
  return (
    <Related
      id="participants"
      title={text.title}
      total={listeners.totalCount}
      shown={rows.length}
      of={{ plural: 'participations', filter: { 'cohort.slug': slug, role: 'LISTENER' } }}
      empty={text.empty}
    >
      <Rows
        label={text.title}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { title: text.from, cell: (row) => <Place of={row} /> },
          {
            title: text.person,
            cell: ({ person, headcount, source }) => {
              if (person) return <NameLink of={person} />;
              return headcount ? <Sourced sources={[source]}>{counted(language, headcount, text.people)}</Sourced> : text.team;
            },
          },
          {
            title: text.completed,
            cell: ({ id, completed }) => <ThingLink id={id}>{typeof completed === 'boolean' ? (completed ? text.yes : text.no) : <NoData />}</ThingLink>,
          },
        ]}
      />
    </Related>
  );
}

const placeOf = ({ municipality, region }: CohortMemberFragment): string => `${region?.name ?? ''} ${municipality?.name ?? ''}`;
