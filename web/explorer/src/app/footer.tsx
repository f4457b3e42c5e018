import { useWords } from '../words/language';
import { fileAddress } from './hub';
import { useNewest } from './newest';
import { useRelease } from './release';
import styles from './shell.module.css';

const words = {
  en: { release: (n: number) => `Release ${n}`, schema: 'Schema', all: 'All data of this release (zip)' },
  ru: { release: (n: number) => `Выпуск ${n}`, schema: 'Схема', all: 'Все данные выпуска (zip)' },
};

export function Footer() {
  const text = useWords(words);
  const { release: wanted, published } = useRelease();
  const { known } = useNewest();
  const release = published ? wanted : known;
  return (
    <footer className={styles.footer} data-print="no">
      <div className={styles.bar}>
        <span>{text.release(release)}</span>
        <a href={fileAddress(`/releases/${release}/package.zip`)}>{text.all}</a>
        <a href={fileAddress('/schema.graphql')}>{text.schema}</a>
      </div>
    </footer>
  );
}
