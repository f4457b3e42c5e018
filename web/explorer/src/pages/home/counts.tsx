import { useId } from 'react';
import type { HomeQuery } from '../../gql/graphql';
import { BrowseLink } from '../../things/browse-link';
import { kinds, type KindName } from '../../things/kinds';
import { useLanguage, useWords } from '../../words/language';
import { form, number, type Forms } from '../../words/number';
import styles from './home.module.css';

const words = {
  en: { label: 'In this release' },
  ru: {
    label: 'В этом выпуске',
    municipality: ['муниципалитет', 'муниципалитета', 'муниципалитетов'], // short, as people say
    observation: ['значение показателя', 'значения показателей', 'значений показателей'],
  },
} satisfies Record<string, { label: string } & Partial<Record<KindName, Forms>>>;

/** How much of everything there is. Each figure leads to its table. */
export function Counts({ of }: { of: HomeQuery }) {
  const id = useId();
  const language = useLanguage();
  const text = useWords<{ label: string } & Partial<Record<KindName, Forms>>>(words);
  const counts: [KindName, number | undefined][] = [
    ['region', of.regions?.totalCount],
    ['municipality', of.municipalities?.totalCount],
    ['person', of.people?.totalCount],
    ['entry', of.awardEntries?.totalCount],
    ['practice', of.practices?.totalCount],
    ['forum', of.forums?.totalCount],
    ['observation', of.observations?.totalCount],
    ['source', of.sources?.totalCount],
  ];
  return (
    <>
      <p id={id} className={styles.within}>
        {text.label}
      </p>
      <ul role="list" aria-labelledby={id} className={styles.counts}>
        {counts.map(
          ([kind, count]) =>
            count !== undefined && (
              <li key={kind}>
                <BrowseLink of={{ plural: kinds[kind].plural }}>
                  <span className={styles.figure}>{number(language, count)}</span>
                  <span>{form(language, count, text[kind] ?? kinds[kind][language])}</span>
                </BrowseLink>
              </li>
            ),
        )}
      </ul>
    </>
  );
}
