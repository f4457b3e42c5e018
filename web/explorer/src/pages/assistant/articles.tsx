import { NoData } from '../../components/no-data';
import { ThingLink } from '../../components/thing-link';
import { Written } from '../../components/written';
import { useCodes } from '../../things/codes';
import { useWords } from '../../words/language';
import type { Suggestion } from './assistance';
import styles from './assistant.module.css';
import { words } from './words';

/** The articles of an act that sources tell of: they say who is competent, and by when. */
export function Articles({ of: { node } }: { of: Suggestion }) {
  const text = useWords(words);
  const code = useCodes();
  const provisions = 'provisions' in node ? node.provisions.nodes : [];
  if (provisions.length === 0) {
    return (
      <p>
        {text.whichArticle} <NoData />
      </p>
    );
  }
  return (
    <ul className={styles.articles}>
      {provisions.map(({ id, article, kind, summary }) => (
        <li key={id}>
          <ThingLink id={id} beside>
            {article ? text.article(article) : text.wholeAct}
          </ThingLink>
          {`, ${code('ProvisionKind', kind)}`}
          {summary && (
            <>
              : <Written>{summary}</Written>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
