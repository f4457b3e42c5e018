import type { ReactNode } from 'react';
import styles from './timeline.module.css';

export interface Moment {
  key: string;
  when: ReactNode;
  kind?: string;
  now?: boolean; // still so, as far as is known
  what: ReactNode;
}

/** What happened, each beside its time, in the order given. */
export function Timeline({ moments }: { moments: readonly Moment[] }) {
  return (
    <ol role="list" className={styles.timeline}>
      {moments.map(({ key, when, kind, now, what }) => (
        <li key={key} className={styles.moment} data-now={now}>
          <div className={styles.when}>{when}</div>
          <div className={styles.what}>
            {kind && <span className={styles.kind}>{kind}</span>}
            {what}
          </div>
        </li>
      ))}
    </ol>
  );
}
