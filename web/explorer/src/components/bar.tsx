import type { ReactNode } from 'react';
import styles from './bar.module.css';

/** The value of the longest bar of a column; none if there is nothing to compare. */
export function longest(values: readonly (number | null | undefined)[]): number | undefined {
  const known = values.filter((value) => typeof value === 'number');
  return known.length > 1 ? Math.max(...known) : undefined;
}

/** A number above a bar of its length, so that a column of a table is also a chart: all its bars have the same room. */
export function Bar({ value, most, children }: { value: number; most: number | undefined; children: ReactNode }) {
  if (!most || most < 0) return children;
  return (
    <span className={styles.bar}>
      <span className={styles.number} data-number>
        {children}
      </span>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.fill} style={{ width: `${Math.max(0, (100 * value) / most)}%` }} />
      </span>
    </span>
  );
}
