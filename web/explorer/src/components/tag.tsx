import type { ReactNode } from 'react';
import styles from './tag.module.css';

export type Weight = 'light' | 'medium' | 'strong';

/** A word that sorts a row, such as a status. */
export function Tag({ weight = 'light', children }: { weight?: Weight; children: ReactNode }) {
  return (
    <span className={styles.tag} data-weight={weight}>
      {children}
    </span>
  );
}
