import { Link } from '@tanstack/react-router';
import { Answer, useAnswer } from '../../app/answer';
import { Section } from '../../components/section';
import { CentralDocument } from '../../gql/graphql';
import { useLanguage, useWords } from '../../words/language';
import { counted, type Forms } from '../../words/number';
import { nameOf } from './names';
import styles from './relationships.module.css';

const words = {
  en: {
    central: 'Begin with the best connected',
    measure: 'By the number of links on record, which is no measure of merit.',
    links: ['link', 'links'] as Forms,
    pairs: 'Or see how two people are connected',
    and: ' and ',
    by: 'both hold offices at',
  },
  ru: {
    central: 'Начните с тех, у кого больше всего связей',
    measure: 'По числу связей в данных; это не мера заслуг.',
    links: ['связь', 'связи', 'связей'] as Forms,
    pairs: 'Или посмотрите, как связаны двое',
    and: ' и ',
    by: 'оба занимают должности:',
  },
};

/** Where to begin, for those who come without a name. */
export function Start() {
  const language = useLanguage();
  const text = useWords(words);
  const answer = useAnswer(CentralDocument, { among: ['PERSON', 'ORGANIZATION', 'FORUM', 'AWARD'] });
  const to = (search: object) => ({ to: '/$language/relationships', params: { language }, search }) as const;
  return (
    <Answer of={answer}>
      {({ centrality, coParticipation }) => (
        <div className={styles.start}>
          {centrality && centrality.nodes.length > 0 && (
            <Section title={text.central}>
              <ul role="list" className={styles.starts}>
                {centrality.nodes.map(({ node, score }) => (
                  <li key={node.id}>
                    <Link {...to({ things: [node.id] })}>
                      <bdi>{nameOf(language, node)}</bdi>
                    </Link>
                    <span className={styles.soft}>{counted(language, score, text.links)}</span>
                  </li>
                ))}
              </ul>
              <p className={styles.soft}>{text.measure}</p>
            </Section>
          )}
          {coParticipation && coParticipation.nodes.length > 0 && (
            <Section title={text.pairs}>
              <ul role="list" className={styles.starts}>
                {coParticipation.nodes.map(({ a, b, via }) => (
                  <li key={`${a.id} ${b.id}`}>
                    <Link {...to({ things: [a.id], to: b.id })}>
                      <bdi>{nameOf(language, a)}</bdi>
                      {text.and}
                      <bdi>{nameOf(language, b)}</bdi>
                    </Link>
                    {via[0] && (
                      <span className={styles.soft}>
                        {text.by} {nameOf(language, via[0])}
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </div>
      )}
    </Answer>
  );
}
