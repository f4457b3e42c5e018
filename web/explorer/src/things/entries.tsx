import { Sourced } from '../components/sources';
import { Tag, type Weight } from '../components/tag';
import { ThingLink } from '../components/thing-link';
import { Written } from '../components/written';
import type { EntryOutcomeFragment, EntryStatus } from '../gql/graphql';
import { useLanguage, useWords } from '../words/language';
import { counted, type Forms } from '../words/number';
import { useCodes } from './codes';
import styles from './list.module.css';
import { NameLink, Place } from './place';

const words = {
  en: { unnamed: 'project not named', votes: ['vote', 'votes'] as Forms, place: (n: number) => `place ${n}` },
  ru: { unnamed: 'проект не назван', votes: ['голос', 'голоса', 'голосов'] as Forms, place: (n: number) => `${n}-е место` },
};

const ranks: Record<EntryStatus, { rank: number; weight: Weight }> = {
  WINNER: { rank: 0, weight: 'strong' },
  LAUREATE: { rank: 1, weight: 'medium' },
  AWARDED: { rank: 2, weight: 'medium' },
  FINALIST: { rank: 3, weight: 'light' },
  SUBMITTED: { rank: 4, weight: 'light' },
};

/** How an entry is called: by its project, or else by who sent it. */
export function entryName({ projectTitle, municipality, region, person }: Pick<EntryOutcomeFragment, 'projectTitle' | 'municipality' | 'region' | 'person'>): string | undefined {
  return projectTitle ?? municipality?.name ?? region?.name ?? person?.name;
}

const order = (entry: EntryOutcomeFragment): number => ranks[entry.status].rank * 1000 + (entry.place ?? 999);

/** How far an entry came. */
export function Outcome({ of: { status, place } }: { of: Pick<EntryOutcomeFragment, 'status' | 'place'> }) {
  const text = useWords(words);
  const code = useCodes();
  return (
    <Tag weight={ranks[status].weight}>
      {code('EntryStatus', status)}
      {typeof place === 'number' && `, ${text.place(place)}`}
    </Tag>
  );
}

/** Entries for an award, those that came furthest first. */
export function Entries({ of }: { of: readonly EntryOutcomeFragment[] }) {
  const language = useLanguage();
  const text = useWords(words);
  return (
    <ul role="list" className={styles.list}>
      {[...of]
        .sort((a, b) => order(a) - order(b))
        .map((entry) => (
          <li key={entry.id}>
            <ThingLink id={entry.id}>
              <Written>{entryName(entry) ?? text.unnamed}</Written>
            </ThingLink>
            <Outcome of={entry} />
            <div className={styles.under}>
              <Place of={entry.projectTitle ? entry : { region: entry.municipality && entry.region }} />
              {entry.person && (
                <>
                  {(entry.municipality || entry.region) && ' · '}
                  <NameLink of={entry.person} />
                </>
              )}
              {!entry.projectTitle && ` · ${text.unnamed}`}
              {typeof entry.votes === 'number' && (
                <>
                  {' · '}
                  <Sourced sources={[entry.source]}>{counted(language, entry.votes, text.votes)}</Sourced>
                </>
              )}
            </div>
          </li>
        ))}
    </ul>
  );
}
