import { Answer, useAnswer } from '../../app/answer';
import { EmbeddedThingDocument } from '../../gql/graphql';
import { citedTitle } from '../../things/cited-title';
import type { Kind } from '../../things/kinds';
import { capital } from '../../words/capital';
import { useLanguage } from '../../words/language';
import { Frame } from './frame';

/** What a thing is, and who says so. */
export function Card({ path, kind, of }: { path: string; kind: Kind; of: string }) {
  const language = useLanguage();
  const answer = useAnswer(EmbeddedThingDocument, { id: `${kind.resource}:${of}` });
  return (
    <Answer of={answer}>
      {({ node }) =>
        node ? (
          <Frame path={path} kind={capital(language, kind[language][0])} title={citedTitle(language, node.citation)} source={'source' in node ? node.source : undefined} />
        ) : (
          <Frame path={path} />
        )
      }
    </Answer>
  );
}
