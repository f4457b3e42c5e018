import { Answer, useAnswer } from '../../app/answer';
import { useTitle } from '../../app/title';
import { Figures } from '../../components/figures';
import { SourceLines } from '../../components/sources';
import { Written } from '../../components/written';
import { ThingOfEmbedDocument, type ThingOfEmbedQuery } from '../../gql/graphql';
import { citedTitle } from '../../things/cited-title';
import { kinds, pathOf } from '../../things/kinds';
import { capital } from '../../words/capital';
import { useLanguage } from '../../words/language';
import styles from './embed.module.css';
import { headlinesOf } from './headlines';
import { Nothing } from './nothing';

/** What a thing is, the figures that say most about it, and who says so. */
export function Card({ of }: { of: string }) {
  const answer = useAnswer(ThingOfEmbedDocument, { id: of });
  return <Answer of={answer}>{({ node }) => (node ? <Known of={node} /> : <Nothing />)}</Answer>;
}

function Known({ of }: { of: NonNullable<ThingOfEmbedQuery['node']> }) {
  const language = useLanguage();
  const title = citedTitle(language, of.citation);
  useTitle(title);
  return (
    <>
      <header>
        <p className={styles.soft}>{capital(language, kinds[pathOf(of.id).kind][language][0])}</p>
        <h1 className={styles.title}>
          <Written>{title}</Written>
        </h1>
      </header>
      <Figures figures={headlinesOf(language, of)} />
      <div className={styles.soft}>{'source' in of && <SourceLines of={[of.source]} />}</div>
    </>
  );
}
