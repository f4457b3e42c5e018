import type { ReactNode } from 'react';
import styles from './figures.module.css';

export interface Headline {
  label: string;
  value: ReactNode;
  note?: ReactNode;
}

/** The few numbers that say most about a thing. */
export function Figures({ figures }: { figures: readonly (Headline | false)[] }) {
  const known = figures.filter((one) => one !== false);
  if (known.length === 0) return null;
  return (
    <dl className={styles.figures}>
      {known.map(({ label, value, note }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={styles.value}>{value}</dd>
          {note && <dd className={styles.note}>{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
