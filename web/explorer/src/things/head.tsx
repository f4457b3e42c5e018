import type { ReactNode } from 'react';
import { Inferred } from '../components/inferred';
import type { NameOrigin } from '../gql/graphql';
import { useLanguage } from '../words/language';
import { foreign } from '../words/script';
import styles from './head.module.css';

const romanised = 'No source states an English name: this one is romanised from the Russian name (BGN/PCGN 1947, simplified).';

// Numbers of acts stay whole: № 33-ФЗ.
const whole = (name: string): ReactNode => name.split(/(№\s[\d\p{L}-]{1,12})/u).map((part, i) => (i % 2 === 1 ? <span key={i} className={styles.whole}>{part}</span> : part));

interface HeadParts {
  path?: ReactNode;
  name: string;
  origin?: NameOrigin | null | undefined; // of the English name; the Russian one is always published
  line: ReactNode;
}

/** The head of a page of a thing or of a table: where it belongs, its name, and a line that identifies it. */
export function Head({ path, name, origin, line }: HeadParts) {
  const language = useLanguage();
  const inferred = language === 'en' && origin === 'ROMANISED';
  const lang = foreign(language, name);
  return (
    <header className={styles.head}>
      {path && <div className={styles.path}>{path}</div>}
      <h1 lang={lang}>{inferred ? <Inferred because={romanised}>{name}</Inferred> : whole(name)}</h1>
      <div className={styles.line}>{line}</div>
      {lang === 'ru' && <div className={styles.language}>The name is known in Russian only.</div>}
    </header>
  );
}
