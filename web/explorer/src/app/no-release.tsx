import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useWords } from '../words/language';
import { look, showNewest, useNewest } from './newest';
import styles from './not-found.module.css';
import { useTitle } from './title';

const words = {
  en: {
    title: (n: number) => `There is no release ${n}`,
    text: (newest: number) => `The newest release of this hub is ${newest}. Every hub numbers its own releases, so the address may be of another one.`,
    newest: 'Show the newest',
  },
  ru: {
    title: (n: number) => `Выпуска ${n} нет`,
    text: (newest: number) => `Самый новый выпуск на этом сервере — ${newest}. Каждый сервер нумерует свои выпуски сам: возможно, адрес — с другого.`,
    newest: 'Показать самый новый',
  },
};

/** Says that the address names a release beyond the newest, and leads to the same page of the newest. */
export function NoRelease({ number }: { number: number }) {
  const text = useWords(words);
  const { known } = useNewest();
  useEffect(() => void look().catch(() => {}), []); // it may have come since the page was loaded
  useTitle(text.title(number));
  return (
    <div className={styles.none}>
      <h1>{text.title(number)}</h1>
      <p>{text.text(known)}</p>
      <p>
        <Link to="." search={(search) => ({ ...search, release: undefined })} onClick={showNewest}>
          {text.newest}
        </Link>
      </p>
    </div>
  );
}
