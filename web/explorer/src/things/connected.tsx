import { Link } from '@tanstack/react-router';
import { useAnswer } from '../app/answer';
import { Section } from '../components/section';
import { CountedLinksDocument } from '../gql/graphql';
import { useLanguage, useWords } from '../words/language';
import { number } from '../words/number';
import { isAffiliation } from './affiliations';
import styles from './connected.module.css';
import { pathOf, type KindName } from './kinds';

const words = {
  en: { title: 'Relationships', board: 'See them on a board' },
  ru: { title: 'Связи', board: 'Посмотреть на схеме' },
};

// These are values, texts and what is said of things; nothing is linked to them.
const unlinked = new Set<KindName>(['indicator', 'breakdown', 'observation', 'source', 'statement', 'name', 'model', 'provision']);

/** How many links of each kind a thing has, and the way to see them. */
export function Connected({ id }: { id: string }) {
  return unlinked.has(pathOf(id).kind) ? null : <Links of={id} />;
}

function Links({ of }: { of: string }) {
  const language = useLanguage();
  const text = useWords(words);
  const { data } = useAnswer(CountedLinksDocument, { of, projection: isAffiliation(pathOf(of).kind) ? 'ROWS' : 'AFFILIATIONS' });
  const links = data?.neighbors;
  if (!links || links.totalCount === 0) return null;
  return (
    <div data-print="no">
      <Section
        id="relationships"
        title={text.title}
        count={number(language, links.totalCount)}
        aside={
          <Link to="/$language/relationships" params={{ language }} search={{ things: [of] }}>
            {text.board}
          </Link>
        }
      >
        <ul role="list" className={styles.kinds}>
          {links.counts.map(({ kind, direction, name, count }) => (
            <li key={`${kind} ${direction}`}>
              {name.replace(/ —$/, '')} <span className={styles.count}>{number(language, count)}</span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
