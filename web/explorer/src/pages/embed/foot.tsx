import { Link } from '@tanstack/react-router';
import { useNewest } from '../../app/newest';
import { useRelease } from '../../app/release';
import type { ReleaseOfEmbedQuery } from '../../gql/graphql';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import styles from './embed.module.css';

const words = {
  en: {
    release: (n: number, on: string) => `Release ${n} of ${on}`,
    whole: 'Whole page on govhub',
    newer: 'There are newer data',
    elsewhere: 'opens in a new tab',
  },
  ru: {
    release: (n: number, on: string) => `Выпуск ${n} от ${on}`,
    whole: 'Вся страница на govhub',
    newer: 'Есть более новые данные',
    elsewhere: 'откроется в новой вкладке',
  },
};

/** Of which release an embed is, and the ways to its page and to newer data. */
export function Foot({ of: { number, publishedAt } }: { of: NonNullable<ReleaseOfEmbedQuery['release']> }) {
  const text = useWords(words);
  const { release } = useRelease();
  const { known } = useNewest();
  return (
    <footer className={styles.foot}>
      <p>{text.release(number, date(useLanguage(), publishedAt.slice(0, 10)))}</p>
      <p>
        <Link to="." search={(search: object) => search} target="_blank" rel="noopener" title={text.elsewhere}>
          {text.whole}
        </Link>
      </p>
      {release < known && (
        <p>
          <Link to="." search={(search: object) => ({ ...search, release: undefined })} target="_blank" rel="noopener" title={text.elsewhere}>
            {text.newer}
          </Link>
        </p>
      )}
    </footer>
  );
}
