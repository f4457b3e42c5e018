import { embedded } from '../app/embedded';
import type { OriginFragment, SourceLineFragment } from '../gql/graphql';
import { Halves } from '../components/halves';
import { Section } from '../components/section';
import { SourceLines } from '../components/sources';
import { useWords } from '../words/language';
import type { Asked } from './asked';
import { Cite } from './cite';
import { Connected } from './connected';
import styles from './foot.module.css';
import { Note } from './note';
import { Revisions } from './revisions';
import { Take, type Table } from './take';
import { distinct } from './distinct';
import { Unknown, type Expected } from './unknown';

const words = {
  en: { sources: 'Sources' },
  ru: { sources: 'Источники' },
};

interface FootParts extends Asked {
  of: OriginFragment;
  shown?: readonly SourceLineFragment[]; // sources of what the page shows beside the thing itself
  expected?: readonly Expected[]; // what people look for on such a page
  tables?: readonly Table[]; // lists of the page that are downloads of their own
}

/** What ends each page of a thing: its relationships, what is not known, its sources, citation, and what to take along. */
export function Foot({ of, shown = [], expected = [], tables = [], query, variables }: FootParts) {
  const text = useWords(words);
  if (embedded) return null; // nobody sees it there
  const sources = distinct([of.source, ...of.sources, ...shown]);
  return (
    <>
      <Revisions id={of.id} />
      <Halves
        left={
          <>
            <Connected id={of.id} />
      <Unknown of={expected} />
            <Section id="sources" title={text.sources}>
              <SourceLines of={sources} />
              {of.note && <Note className={styles.note}>{of.note}</Note>}
            </Section>
          </>
        }
        right={
          <>
            <Cite id={of.id} />
            <Take of={of} query={query} variables={variables} tables={tables} />
          </>
        }
      />
    </>
  );
}
