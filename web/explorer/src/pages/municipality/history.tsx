import { Section } from '../../components/section';
import { Written } from '../../components/written';
import { Told } from '../../things/change';
import { Note } from '../../things/note';
import { NameLink } from '../../things/place';
import { useWords } from '../../words/language';
import styles from './history.module.css';
import type { Municipality } from './municipality';

const words = {
  en: { title: 'History of the territory', before: 'Before it', after: 'After it', none: 'No source tells of a change of its borders, name or kind.' },
  ru: { title: 'История территории', before: 'До него', after: 'После него', none: 'Ни один источник не говорит об изменении его границ, названия или вида.' },
};

/** What became what: changes as sentences, oldest first, and the municipalities before and after it. */
export function History({ of: m }: { of: Municipality }) {
  const text = useWords(words);
  const changes = m.changes.nodes.toSorted((a, b) => (a.occurredOn ?? '').localeCompare(b.occurredOn ?? ''));
  const lines = [
    [text.before, m.predecessors.nodes],
    [text.after, m.successors.nodes],
  ] as const;
  return (
    <Section id="history" title={text.title}>
      {changes.length === 0 && <p>{text.none}</p>}
      <ol role="list" className={styles.changes}>
        {changes.map((change) => (
          <li key={change.id}>
            <p>
              <Told of={change} />
            </p>
            {change.act && (
              <p className={styles.soft}>
                <Written>{change.act}</Written>
              </p>
            )}
            {change.note && <Note className={styles.soft}>{change.note}</Note>}
          </li>
        ))}
      </ol>
      {lines.map(([label, places]) => {
        const others = places.filter(({ id }) => id !== m.id);
        return (
          others.length > 0 && (
            <p key={label}>
              <span className={styles.soft}>{label}:</span>{' '}
              {others.map(({ id, longName }, i) => (
                <span key={id}>
                  {i > 0 && ', '}
                  <NameLink of={{ id, name: longName }} />
                </span>
              ))}
            </p>
          )
        );
      })}
    </Section>
  );
}
