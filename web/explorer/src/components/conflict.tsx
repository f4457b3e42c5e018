import type { ReactNode } from 'react';
import type { SourceLineFragment } from '../gql/graphql';
import { useWords } from '../words/language';
import styles from './conflict.module.css';
import { Hint } from './hint';
import { SourceLine } from './sources';
import { Written } from './written';

const words = {
  en: { title: 'Sources disagree', chosen: 'shown here' },
  ru: { title: 'Источники расходятся', chosen: 'показано здесь' },
};

export interface Said {
  value: ReactNode;
  source: SourceLineFragment;
  note?: string | null;
}

/** The sign ⇄, which opens what each source says, side by side. The first is the one that the page shows. */
export function Conflict({ said }: { said: readonly Said[] }) {
  const text = useWords(words);
  const content = (
    <>
      <p>
        <strong>{text.title}</strong>
      </p>
      <ul role="list" className={styles.sides}>
        {said.map(({ value, source, note }, i) => (
          <li key={i}>
            <p>
              <span className={styles.value}>{value}</span>
              {i === 0 && <span className={styles.chosen}> {text.chosen}</span>}
            </p>
            <SourceLine source={source} />
            {note && (
              <p className={styles.chosen}>
                <Written>{note}</Written>
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
  return (
    <Hint look="sign" label={text.title} content={content}>
      <span aria-hidden="true">⇄</span>
      <span className="hidden-but-read">{text.title}</span>
    </Hint>
  );
}
