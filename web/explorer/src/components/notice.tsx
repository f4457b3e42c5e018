import type { ReactNode } from 'react';
import styles from './notice.module.css';

/** A remark that stands out: what failed, what to beware of, or that there is nothing. */
export function Notice({ kind, title, children }: { kind: 'plain' | 'warning' | 'error'; title: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles.notice} data-kind={kind} role={kind === 'error' ? 'alert' : undefined}>
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  );
}
