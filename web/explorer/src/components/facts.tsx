import type { ReactNode } from 'react';
import styles from './facts.module.css';

export interface Fact {
  label: string;
  value: ReactNode;
  long?: boolean; // a text, which has the whole width
}

/** Labels and values. Facts without a value are left out: what is not known has its own section. */
export function Facts({ facts }: { facts: readonly (Fact | null | undefined | false)[] }) {
  const known = facts.filter((fact): fact is Fact => !!fact && fact.value !== null && fact.value !== undefined && fact.value !== '');
  if (known.length === 0) return null;
  return (
    <dl className={styles.facts}>
      {known.map(({ label, value, long }) => (
        <div key={label} data-long={long}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
