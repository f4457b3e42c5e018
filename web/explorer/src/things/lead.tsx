import type { ReactNode } from 'react';
import styles from './lead.module.css';

/** What a thing is in a few sentences, where a source says it. */
export function Lead({ children }: { children: ReactNode }) {
  return children ? <p className={styles.lead}>{children}</p> : null;
}
