import type { ReactNode } from 'react';
import { useTitle } from '../app/title';
import styles from './head.module.css';

/** The head of a page of a thing: where it belongs, its name, and a line that identifies it. */
export function Head({ path, name, line }: { path?: ReactNode; name: string; line: ReactNode }) {
  useTitle(name);
  return (
    <header className={styles.head}>
      {path && <p className={styles.path}>{path}</p>}
      <h1>{name}</h1>
      <p className={styles.line}>{line}</p>
    </header>
  );
}
