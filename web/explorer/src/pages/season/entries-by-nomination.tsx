import type { SeasonQuery } from '../../gql/graphql';
import { Entries } from '../../things/entries';
import { NameLink } from '../../things/place';
import { Related } from '../../things/related';
import { useWords } from '../../words/language';
import styles from './season.module.css';

const words = {
  en: { title: 'Laureates and finalists', other: 'Nomination not stated', empty: 'No entry of this season is named in the sources read so far. A list of finalists would fill this part.' },
  ru: { title: 'Лауреаты и финалисты', other: 'Номинация не указана', empty: 'Ни одна заявка этого сезона пока не названа в прочитанных источниках. Эту часть заполнит список финалистов.' },
};

/** The entries of a season under their nominations, in the order of the season. */
export function EntriesByNomination({ of: { slug, nominations, entries } }: { of: NonNullable<SeasonQuery['awardSeason']> }) {
  const text = useWords(words);
  const groups = [...nominations.nodes, null]
    .map((nomination) => ({ nomination, of: entries.nodes.filter((entry) => (entry.nomination?.id ?? null) === (nomination?.id ?? null)) }))
    .filter(({ of }) => of.length > 0);
  return (
    <Related
      id="entries"
      title={text.title}
      total={entries.totalCount}
      shown={entries.nodes.length}
      of={{ plural: 'awardEntries', filter: { 'season.slug': slug } }}
      empty={text.empty}
    >
      {groups.map(({ nomination, of }) => (
        <div key={nomination?.id ?? ''} className={styles.group}>
          <h3>{nomination ? <NameLink of={nomination} /> : text.other}</h3>
          <Entries of={of} />
        </div>
      ))}
    </Related>
  );
}
