import type { ReactNode } from 'react';
import styles from './bar.module.css';

/** The value of the longest bar of a column; none if there is nothing to compare. */
export function longest(values: readonly (number | null | undefined)[]): number | undefined {
  const known = values.filter((value) => typeof value === 'number');
  return known.length > 1 ? Math.max(...known) : undefined;
}

/** A number beside a bar of its length, so that a column of a table is also a chart. */
export function Bar({ value, most, children }: { value: number; most: number | undefined; children: ReactNode }) {
  if (!most) return children;
  return (
    <span className={styles.bar}>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.fill} style={{ width: `${(100 * value) / most}%` }} />
      </span>
      <span data-number>{children}</span>
    </span>
  );
}
