import type { ReactNode } from 'react';
import styles from './code.module.css';
import { Copy } from './copy';

/** A piece of code to read and copy. Its name, such as that of a file, stands above it. */
export function Code({ text, name, children }: { text: string; name?: string | undefined; children?: ReactNode }) {
  return (
    <div className={styles.code}>
      <div className={styles.bar} data-print="no">
        {name && <span className={styles.name}>{name}</span>}
        {children}
        <Copy text={text} quiet />
      </div>
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
    </div>
  );
}
