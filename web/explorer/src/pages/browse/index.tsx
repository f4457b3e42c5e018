import { Link } from '@tanstack/react-router';
import { useAnswer } from '../../app/answer';
import { useTitle } from '../../app/title';
import { Failure } from '../../components/failure';
import { Section } from '../../components/section';
import { BrowsePlacesDocument, BrowseRestDocument } from '../../gql/graphql';
import { Head } from '../../things/head';
import type { Plural } from '../../catalogue';
import { number } from '../../words/number';
import styles from './index.module.css';
import { kindOfTable, useLabels } from './labels';
import { lines } from './lines';

const groups: readonly { title: { en: string; ru: string }; plurals: readonly Plural[] }[] = [
  { title: { en: 'Places', ru: 'Территории' }, plurals: ['municipalities', 'regions', 'federalDistricts', 'territoryChanges', 'placeNames', 'governmentModels'] },
  { title: { en: 'Figures', ru: 'Цифры' }, plurals: ['indicators', 'observations', 'breakdowns'] },
  { title: { en: 'People and organisations', ru: 'Люди и организации' }, plurals: ['people', 'positions', 'organizations'] },
  { title: { en: 'Awards', ru: 'Награды и премии' }, plurals: ['awardEntries', 'awardSeasons', 'nominations', 'awards', 'conferrals'] },
  { title: { en: 'Practices and rules', ru: 'Практики и правила' }, plurals: ['practices', 'adoptions', 'initiatives', 'regulations', 'provisions'] },
  { title: { en: 'Training and forums', ru: 'Обучение и форумы' }, plurals: ['trainingPrograms', 'cohorts', 'participations', 'forums', 'forumSessions', 'appearances'] },
  { title: { en: 'Where it is from', ru: 'Откуда это известно' }, plurals: ['sources', 'statements'] },
];

type Counts = Partial<Record<Plural, { totalCount: number } | null>>;

/** All resources, with how many rows each has and a line about it. */
export function Browse() {
  const { language, text } = useLabels();
  useTitle(text.title);
  const places = useAnswer(BrowsePlacesDocument, {});
  const rest = useAnswer(BrowseRestDocument, {});
  const counts: Counts = { ...places.data, ...rest.data };
  const error = places.error ?? rest.error;
  return (
    <>
      <Head name={text.title} line={text.lead} />
      {error && <Failure error={error} />}
      <div className={styles.groups}>
        {groups.map(({ title, plurals }) => (
          <Section key={title.en} title={title[language]}>
            <ul role="list" className={styles.list}>
              {plurals.map((plural) => (
                <li key={plural}>
                  <Link to="/$language/browse/$plural" params={{ language, plural }}>
                    {kindOfTable(plural).title[language]}
                  </Link>
                  <span data-number>{counts[plural] && number(language, counts[plural].totalCount)}</span>
                  <p>{lines[plural][language]}</p>
                </li>
              ))}
            </ul>
          </Section>
        ))}
      </div>
    </>
  );
}
