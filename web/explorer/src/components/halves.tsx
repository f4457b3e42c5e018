import type { ReactNode } from 'react';
import styles from './halves.module.css';

/** Two columns of sections, side by side where there is room. */
export function Halves({ left, right }: { left: ReactNode; right: ReactNode }) {
  return (
    <div className={styles.halves}>
      <div>{left}</div>
      <div>{right}</div>
    </div>
  );
}
