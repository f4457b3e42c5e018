import type { ReactNode } from 'react';
import styles from './figures.module.css';

export interface Headline {
  label: string;
  value: ReactNode;
}

/** The few numbers that say most about a thing. */
export function Figures({ figures }: { figures: readonly Headline[] }) {
  return (
    <dl className={styles.figures}>
      {figures.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
