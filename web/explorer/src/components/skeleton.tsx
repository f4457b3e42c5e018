import { useWords } from '../words/language';
import styles from './skeleton.module.css';

const words = { en: 'Loading', ru: 'Загрузка' };

/** Holds the place of what is being loaded. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  return (
    <div role="status" data-loading aria-label={useWords(words)} className={styles.skeleton}>
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} />
      ))}
    </div>
  );
}
