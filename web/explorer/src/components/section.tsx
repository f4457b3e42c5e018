import { useId, type ReactNode } from 'react';
import styles from './section.module.css';

interface SectionParts {
  id?: string;
  title: string;
  count?: string; // how many things it is about
  aside?: ReactNode;
  children: ReactNode;
}

/** A part of a page under a heading, which addresses can name by `#id`. */
export function Section({ id, title, count, aside, children }: SectionParts) {
  const heading = useId();
  return (
    <section id={id} aria-labelledby={heading} className={styles.section}>
      <div className={styles.head}>
        <h2 id={heading}>
          {title}
          {count && <span className={styles.count}> {count}</span>}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
