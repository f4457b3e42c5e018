import type { ReactNode } from 'react';
import styles from './headline.module.css';

interface Headlined {
  value: ReactNode;
  label: ReactNode;
  note?: ReactNode;
}

/** The few numbers that a page is about, large. */
export function Headline({ of }: { of: readonly (Headlined | null | undefined | false)[] }) {
  const shown = of.filter((one): one is Headlined => !!one);
  if (shown.length === 0) return null;
  return (
    <dl className={styles.headline}>
      {shown.map(({ value, label, note }, i) => (
        <div key={i}>
          <dt>{label}</dt>
          <dd className={styles.value}>{value}</dd>
          {note && <dd className={styles.note}>{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
