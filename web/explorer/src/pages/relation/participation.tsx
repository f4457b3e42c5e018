import { ThingLink } from '../../components/thing-link';
import { ParticipationDocument, type ParticipationQuery } from '../../gql/graphql';
import { useCodes } from '../../things/codes';
import { factsOf } from '../../things/known';
import { pageOf, type PageOf } from '../../things/page-of';
import { NameLink, Place } from '../../things/place';
import { span } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';
import { ranged } from '../../words/range';
import { Relation } from './relation';

const words = {
  en: {
    cohort: (label: string) => `cohort ${label}`,
    program: 'Programme',
    person: 'Person',
    place: 'Where',
    role: 'Role',
    headcount: 'People',
    completed: 'Completed',
    yes: 'yes',
    no: 'no',
    missing: { label: 'Whether it was completed', fill: 'A report of the graduation.' },
  },
  ru: {
    cohort: (label: string) => `поток ${label}`,
    program: 'Программа',
    person: 'Человек',
    place: 'Где',
    role: 'Роль',
    headcount: 'Сколько человек',
    completed: 'Обучение пройдено',
    yes: 'да',
    no: 'нет',
    missing: { label: 'Пройдено ли обучение', fill: 'Сообщение о выпуске.' },
  },
};

/** A part in a cohort: of a person, of a team, or of a place that hosted it. */
function Participation({ of, asked }: PageOf<ParticipationQuery['participation']>) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  const cohort = `${of.cohort.program.name}, ${text.cohort(ranged(of.cohort.label))}`;
  const place = of.municipality?.name ?? of.region?.name;
  return (
    <Relation
      of={of}
      asked={asked}
      path={<NameLink of={of.cohort.program} />}
      name={(of.person ? [of.person.name, cohort] : [cohort, place]).filter(Boolean).join(': ')}
      line={[code('ParticipationRole', of.role), span(language, of.cohort.startsOn, of.cohort.endsOn)].filter(Boolean).join(' · ')}
      facts={[
        { label: text.program, value: <ThingLink id={of.cohort.id}>{cohort}</ThingLink> },
        of.person && { label: text.person, value: <NameLink of={of.person} /> },
        (of.municipality || of.region) && { label: text.place, value: <Place of={of} /> },
        ...factsOf(of, [
          { label: text.role, field: 'role', value: of.role, show: (value) => code('ParticipationRole', value) },
          { label: text.headcount, field: 'headcount', value: of.headcount, show: (value) => number(language, value) },
          { label: text.completed, field: 'completed', value: of.completed?.toString(), show: (value) => (value === 'true' ? text.yes : text.no) },
        ]),
      ]}
      expected={of.role === 'LISTENER' ? [{ ...text.missing, value: of.completed ?? null }] : []}
    />
  );
}

export default pageOf(ParticipationDocument, 'participation', Participation);
