import { Button } from '../../components/button';
import { useWords } from '../../words/language';
import styles from './your-table.module.css';

const words = { en: 'Stop', ru: 'Остановить' };

/** How far something is that takes a while, and a way to end it. */
export function Progress({ label, value, most, onStop }: { label: string; value: number; most: number; onStop: () => void }) {
  const stop = useWords(words);
  return (
    <div className={styles.progress}>
      <progress aria-label={label} value={value} max={Math.max(1, most)} />
      <span>{label}</span>
      <Button quiet onPress={onStop}>
        {stop}
      </Button>
    </div>
  );
}
