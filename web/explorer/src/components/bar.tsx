import type { ReactNode } from 'react';
import styles from './bar.module.css';

/** A number beside a bar of its length, so that a column of a table is also a chart. */
export function Bar({ value, most, children }: { value: number; most: number; children: ReactNode }) {
  return (
    <span className={styles.bar}>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.fill} style={{ width: `${most > 0 ? (100 * value) / most : 0}%` }} />
      </span>
      <span data-number>{children}</span>
    </span>
  );
}
