import { Section } from '../../components/section';
import { Sourced } from '../../components/sources';
import { Timeline } from '../../components/timeline';
import { PersonDocument, type OfficeHeldFragment, type PersonQuery } from '../../gql/graphql';
import { Foot } from '../../things/foot';
import { Head } from '../../things/head';
import { Office } from '../../things/office';
import { pageOf, type PageOf } from '../../things/page-of';
import { span } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { useMoments } from './moments';
import styles from './person.module.css';

const words = {
  en: {
    timeline: 'Timeline',
    undated: 'start not known',
    ended: 'No office at present is known.',
    term: { label: 'Term of office', fill: 'A decision of appointment or a page of the municipality with its date.' },
    awards: { label: 'Awards and training', fill: 'A publication that names this person among finalists, graduates or speakers.' },
  },
  ru: {
    timeline: 'Хронология',
    undated: 'начало неизвестно',
    ended: 'Нынешняя должность неизвестна.',
    term: { label: 'Срок полномочий', fill: 'Решение о назначении или страница муниципалитета с датой.' },
    awards: { label: 'Награды и обучение', fill: 'Публикация, где этот человек назван среди финалистов, выпускников или докладчиков.' },
  },
};

/** A person: the office now, then everything dated. */
function Person({ of, asked }: PageOf<PersonQuery['person']>) {
  const text = useWords(words);
  const moments = useMoments(of);
  const now = of.positions.nodes.filter(({ validTo }) => !validTo);
  return (
    <>
      <Head name={of.name} line={<Now offices={now} />} />
      {moments.length > 0 && (
        <Section title={text.timeline}>
          <Timeline moments={moments} />
        </Section>
      )}
      <Foot
        of={of}
        {...asked}
        expected={[
          { ...text.term, value: now.every(({ validFrom }) => validFrom) || null },
          { ...text.awards, value: of.awardEntries.totalCount + of.conferrals.nodes.length + of.participations.nodes.length + of.appearances.totalCount },
        ]}
      />
    </>
  );
}

function Now({ offices }: { offices: readonly OfficeHeldFragment[] }) {
  const language = useLanguage();
  const text = useWords(words);
  if (offices.length === 0) return text.ended;
  return (
    <ul role="list" className={styles.now}>
      {offices.map((office) => (
        <li key={office.id}>
          <Office of={office} />{' '}
          <span className={styles.since}>
            <Sourced sources={[office.source]}>{span(language, office.validFrom, null) || text.undated}</Sourced>
          </span>
        </li>
      ))}
    </ul>
  );
}

export default pageOf(PersonDocument, 'person', Person);
