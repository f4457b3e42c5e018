import type { OriginFragment } from '../gql/graphql';
import { Section } from '../components/section';
import { SourceLines } from '../components/sources';
import { useWords } from '../words/language';
import type { Asked } from './asked';
import { Cite } from './cite';
import styles from './foot.module.css';
import { Take, type Table } from './take';
import { Unknown, type Expected } from './unknown';

const words = {
  en: { sources: 'Sources', note: 'Note' },
  ru: { sources: 'Источники', note: 'Примечание' },
};

interface FootParts extends Asked {
  of: OriginFragment;
  expected?: readonly Expected[]; // what people look for on such a page
  tables?: readonly Table[]; // lists of the page that are downloads of their own
}

/** What ends each page of a thing: what is not known, its sources, citation, and what to take along. */
export function Foot({ of, expected = [], tables = [], query, variables }: FootParts) {
  const text = useWords(words);
  const sources = [of.source, ...of.sources.filter(({ id }) => id !== of.source.id)];
  return (
    <>
      <Unknown of={expected} />
      <Section id="sources" title={text.sources}>
        <SourceLines of={sources} />
        {of.note && (
          <p className={styles.note}>
            {text.note}: {of.note}
          </p>
        )}
      </Section>
      <Cite id={of.id} />
      <Take of={of} query={query} variables={variables} tables={tables} />
    </>
  );
}
