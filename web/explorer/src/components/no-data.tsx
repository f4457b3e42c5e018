import { useWords } from '../words/language';
import styles from './no-data.module.css';

const words = { en: 'no data', ru: 'нет данных' };

/** A value that nobody states: hatched, never zero. */
export function NoData() {
  return <span className={styles.none}>{useWords(words)}</span>;
}
