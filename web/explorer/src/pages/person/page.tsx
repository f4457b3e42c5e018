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
    before: 'Formerly:',
    now: { label: 'Office at present', fill: 'A page of a body or a municipality that names its officials.' },
    term: { label: 'Term of office', fill: 'A decision of appointment or a page of the municipality with its date.' },
    awards: { label: 'Awards and training', fill: 'A publication that names this person among finalists, graduates or speakers.' },
  },
  ru: {
    timeline: 'Хронология',
    undated: 'начало неизвестно',
    before: 'Ранее:',
    now: { label: 'Нынешняя должность', fill: 'Страница органа или муниципалитета с его должностными лицами.' },
    term: { label: 'Срок полномочий', fill: 'Решение о назначении или страница муниципалитета с датой.' },
    awards: { label: 'Награды и обучение', fill: 'Публикация, где этот человек назван среди финалистов, выпускников или докладчиков.' },
  },
};

/** A person: the office now, then everything dated. */
function Person({ of, asked }: PageOf<PersonQuery['person']>) {
  const text = useWords(words);
  const moments = useMoments(of);
  const now = of.positions.nodes.filter(({ validTo }) => !validTo);
  const first = now.length > 0 ? now : of.positions.nodes.slice(0, 1);
  return (
    <>
      <Head name={of.name} line={<Offices of={first} />} />
      {moments.some(({ key }) => first.every(({ id }) => id !== key)) && (
        <Section title={text.timeline}>
          <Timeline moments={moments} />
        </Section>
      )}
      <Foot
        of={of}
        {...asked}
        expected={[
          { ...text.now, value: now.length },
          { ...text.term, value: now.every(({ validFrom }) => validFrom) || null },
          { ...text.awards, value: of.awardEntries.totalCount + of.conferrals.nodes.length + of.participations.nodes.length + of.appearances.totalCount },
        ]}
      />
    </>
  );
}

/** The offices now, or else the last one known. */
function Offices({ of }: { of: readonly OfficeHeldFragment[] }) {
  const language = useLanguage();
  const text = useWords(words);
  return (
    <ul role="list" className={styles.now}>
      {of.map((office) => (
        <li key={office.id}>
          {office.validTo && text.before} <Office of={office} />{' '}
          <span className={styles.since}>
            <Sourced sources={[office.source]}>{span(language, office.validFrom, office.validTo) || text.undated}</Sourced>
          </span>
        </li>
      ))}
    </ul>
  );
}

export default pageOf(PersonDocument, 'person', Person);
