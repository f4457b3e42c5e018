import { Answer, useAnswer } from '../../app/answer';
import { ThingLink } from '../../components/thing-link';
import { PublicationsDocument, RestsOnDocument, RestsOnTooDocument } from '../../gql/graphql';
import { BrowseLink } from '../../things/browse-link';
import { kindOfPlural } from '../../things/kinds';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { counted } from '../../words/number';
import data from './data.module.css';
import styles from './publishers.module.css';

const words = {
  en: { rests: 'On it rest:', nothing: 'No row rests on it alone; it confirms what others state.', rest: (n: number) => `and ${n} more` },
  ru: { rests: 'На нём основаны:', nothing: 'Только на нём не основана ни одна строка: он подтверждает то, что сообщают другие.', rest: (n: number) => `и ещё ${n}` },
};

/** The publications of a publisher, and how many rows of each kind rest on them. */
export function PublisherDetail({ of }: { of: string | null }) {
  const language = useLanguage();
  const text = useWords(words);
  const publisher = of === null ? { isNull: true } : { eq: of };
  const answer = useAnswer(PublicationsDocument, { publisher });
  return (
    <div className={styles.detail}>
      <Rests publisher={publisher} name={of} />
      <Answer of={answer}>
        {({ sources }) =>
          sources && (
            <ul className={styles.publications}>
              {sources.nodes.map((source) => (
                <li key={source.id}>
                  <ThingLink id={source.id}>{source.title}</ThingLink>
                  {source.publishedOn && <span className={data.soft}> · {date(language, source.publishedOn)}</span>}
                </li>
              ))}
              {sources.totalCount > sources.nodes.length && <li>{text.rest(sources.totalCount - sources.nodes.length)}</li>}
            </ul>
          )
        }
      </Answer>
    </div>
  );
}

function Rests({ publisher, name }: { publisher: { eq: string } | { isNull: boolean }; name: string | null }) {
  const language = useLanguage();
  const text = useWords(words);
  const some = useAnswer(RestsOnDocument, { publisher });
  const others = useAnswer(RestsOnTooDocument, { publisher });
  return (
    <Answer of={some}>
      {(first) => (
        <Answer of={others}>
          {(second) => {
            const counts = Object.entries({ ...first, ...second })
              .map(([plural, list]) => ({ plural, count: list && typeof list === 'object' ? list.totalCount : 0 }))
              .filter(({ count }) => count > 0)
              .toSorted((a, b) => b.count - a.count);
            if (counts.length === 0) return <p>{text.nothing}</p>;
            return (
              <p>
                {text.rests}{' '}
                {counts.map(({ plural, count }, i) => (
                  <span key={plural}>
                    {i > 0 && ', '}
                    <Counted plural={plural} publisher={name}>
                      {counted(language, count, kindOfPlural(plural)![language])}
                    </Counted>
                  </span>
                ))}
                .
              </p>
            );
          }}
        </Answer>
      )}
    </Answer>
  );
}

function Counted({ plural, publisher, children }: { plural: string; publisher: string | null; children: string }) {
  return publisher === null ? children : <BrowseLink of={{ plural, filter: { 'source.publisher': publisher } }}>{children}</BrowseLink>;
}
