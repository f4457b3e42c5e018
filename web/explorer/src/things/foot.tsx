import type { OriginFragment } from '../gql/graphql';
import type { TypedDocumentString } from '../gql/graphql';
import { Section } from '../components/section';
import { SourceLine } from '../components/sources';
import { useWords } from '../words/language';
import { Cite } from './cite';

const words = {
  en: { sources: 'Sources', note: 'Note', report: 'Report an error' },
  ru: { sources: 'Источники', note: 'Примечание', report: 'Сообщить об ошибке' },
};

/** What ends each page of a thing: its sources, citation, the query behind it, and where to report an error. */
export function Foot({ of }: { of: OriginFragment; query: TypedDocumentString<any, any>; variables: Record<string, unknown> }) {
  const text = useWords(words);
  const sources = [of.source, ...of.sources.filter(({ id }) => id !== of.source.id)];
  return (
    <>
      <Section id="sources" title={text.sources}>
        {of.note && (
          <p>
            {text.note}: {of.note}
          </p>
        )}
        <ul role="list">
          {sources.map((source) => (
            <li key={source.id}>
              <SourceLine source={source} />
            </li>
          ))}
        </ul>
      </Section>
      <Cite id={of.id} />
      {of.reportErrorUrl && (
        <p>
          <a href={of.reportErrorUrl}>{text.report}</a>
        </p>
      )}
    </>
  );
}
