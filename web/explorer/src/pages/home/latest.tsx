import { Link } from '@tanstack/react-router';
import { useAnswer } from '../../app/answer';
import { Section } from '../../components/section';
import { ThingLink } from '../../components/thing-link';
import { HomeChangesDocument, type HomeChangesQuery, type HomeQuery } from '../../gql/graphql';
import { BrowseLink } from '../../things/browse-link';
import { kindOf } from '../../things/kinds';
import { date, day } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';
import styles from './home.module.css';

const words = {
  en: {
    title: 'Latest',
    release: (n: number) => `Release ${n}`,
    asOf: 'Facts as of',
    first: 'It is the oldest that this hub keeps: the next one will show here what changed.',
    since: (n: number) => `Changed since release ${n}`,
    same: (n: number) => `Nothing differs from release ${n}.`,
    added: 'added',
    changed: 'changed',
    removed: 'removed',
    sources: 'Newest sources',
    all: 'All sources',
    more: 'All changes, files and checksums',
  },
  ru: {
    title: 'Новое',
    release: (n: number) => `Выпуск ${n}`,
    asOf: 'Сведения на',
    first: 'Это самый старый из хранимых выпусков: следующий покажет здесь, что изменилось.',
    since: (n: number) => `Изменилось после выпуска ${n}`,
    same: (n: number) => `Отличий от выпуска ${n} нет.`,
    added: 'добавлено',
    changed: 'изменено',
    removed: 'удалено',
    sources: 'Самые новые источники',
    all: 'Все источники',
    more: 'Все изменения, файлы и контрольные суммы',
  },
};

/** The release that is shown, what it changed, and how fresh its sources are. */
export function Latest({ of: { release, releases, newestSources } }: { of: HomeQuery }) {
  const language = useLanguage();
  const text = useWords(words);
  if (!release) return null;
  const before = releases?.find(({ number }) => number < release.number)?.number; // the newest are first
  return (
    <Section title={text.title}>
      <div className={styles.latest}>
        <p>
          <Link to="/$language/data" params={{ language }}>
            {text.release(release.number)}
          </Link>
          , {day(language, release.publishedAt)}.{' '}
          {release.referenceDate && (
            <>
              {text.asOf} {date(language, release.referenceDate)}.
            </>
          )}
        </p>
        {before === undefined ? <p className={styles.note}>{text.first}</p> : <Changes from={before} />}
        <h3>{text.sources}</h3>
        <ul role="list" className={styles.sources}>
          {newestSources?.nodes.map(({ id, title, publisher, publishedOn }) => (
            <li key={id}>
              <ThingLink id={id}>
                <bdi>{title}</bdi>
              </ThingLink>
              <span className={styles.note}>{[publisher, publishedOn && date(language, publishedOn)].filter(Boolean).join(', ')}</span>
            </li>
          ))}
        </ul>
        <p>
          <BrowseLink of={{ plural: 'sources' }}>{text.all}</BrowseLink>
        </p>
      </div>
    </Section>
  );
}

type Count = NonNullable<HomeChangesQuery['changes']>['counts'][number];

function Changes({ from }: { from: number }) {
  const language = useLanguage();
  const text = useWords(words);
  const { data } = useAnswer(HomeChangesDocument, { from });
  if (!data?.changes) return null;
  const size = ({ added, changed, removed }: Count) => added + changed + removed;
  const { counts } = data.changes;
  if (counts.length === 0) return <p className={styles.note}>{text.same(from)}</p>;
  const most = counts.filter(({ resource }) => kindOf(resource)).toSorted((a, b) => size(b) - size(a));
  const part = (count: number, word: string) => count > 0 && `${number(language, count)} ${word}`;
  return (
    <>
      <h3>{text.since(from)}</h3>
      <dl className={styles.changes}>
        {most.slice(0, 4).map(({ resource, added, changed, removed }) => (
          <div key={resource}>
            <dt>{kindOf(resource)!.title[language]}</dt>
            <dd>{[part(added, text.added), part(changed, text.changed), part(removed, text.removed)].filter(Boolean).join(', ')}</dd>
          </div>
        ))}
      </dl>
      <p>
        <Link to="/$language/data" params={{ language }}>
          {text.more}
        </Link>
      </p>
    </>
  );
}
