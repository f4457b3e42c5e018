import type { EntryStatus, SeasonQuery } from '../../gql/graphql';
import { Entries } from '../../things/entries';
import { NameLink } from '../../things/place';
import { Related } from '../../things/related';
import { useLanguage, useWords, type Language } from '../../words/language';
import { counted, type Forms } from '../../words/number';
import styles from './season.module.css';

const words = {
  en: { title: 'Entries known', other: 'Nomination not stated', empty: 'No entry of this season is named in the sources read so far. A list of finalists would fill this part.' },
  ru: { title: 'Известные заявки', other: 'Номинация не указана', empty: 'Ни одна заявка этого сезона пока не названа в прочитанных источниках. Эту часть заполнит список финалистов.' },
};

// How far entries came, those that came furthest first.
const order: readonly EntryStatus[] = ['WINNER', 'LAUREATE', 'AWARDED', 'FINALIST', 'SUBMITTED'];
const statuses: Record<Language, Record<EntryStatus, Forms>> = {
  en: {
    WINNER: ['winner', 'winners'],
    LAUREATE: ['laureate', 'laureates'],
    AWARDED: ['awarded', 'awarded'],
    FINALIST: ['finalist', 'finalists'],
    SUBMITTED: ['submitted', 'submitted'],
  },
  ru: {
    WINNER: ['победитель', 'победителя', 'победителей'],
    LAUREATE: ['лауреат', 'лауреата', 'лауреатов'],
    AWARDED: ['награждённая', 'награждённые', 'награждённых'],
    FINALIST: ['финалист', 'финалиста', 'финалистов'],
    SUBMITTED: ['поданная', 'поданные', 'поданных'],
  },
};

/** The entries of a season under their nominations, in the order of the season. */
export function EntriesByNomination({ of: { slug, nominations, entries } }: { of: NonNullable<SeasonQuery['awardSeason']> }) {
  const language = useLanguage();
  const text = useWords(words);
  const groups = [...nominations.nodes, null]
    .map((nomination) => ({ nomination, of: entries.nodes.filter((entry) => (entry.nomination?.id ?? null) === (nomination?.id ?? null)) }))
    .filter(({ of }) => of.length > 0);
  const complete = entries.nodes.length === entries.totalCount;
  const ends = order.flatMap((status) => {
    const count = entries.nodes.filter((entry) => entry.status === status).length;
    return count > 0 ? [counted(language, count, statuses[language][status])] : [];
  });
  return (
    <Related
      id="entries"
      title={text.title}
      total={entries.totalCount}
      shown={entries.nodes.length}
      of={{ plural: 'awardEntries', filter: { 'season.slug': slug } }}
      empty={text.empty}
    >
      {complete && <p>{ends.join(', ')}</p>}
      {groups.map(({ nomination, of }) => (
        <div key={nomination?.id ?? ''} className={styles.group}>
          <h3>{nomination ? <NameLink of={nomination} /> : text.other}</h3>
          <Entries of={of} />
        </div>
      ))}
    </Related>
  );
}
