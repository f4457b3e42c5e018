import { useEffect, useState } from 'react';
import { useWords } from '../words/language';
import button from '../components/button.module.css';
import styles from './time-handle.module.css';

const words = {
  en: { play: 'Play', pause: 'Pause' },
  ru: { play: 'Пуск', pause: 'Пауза' },
};

interface TimeHandleParts {
  label: string; // what is chosen: a year, a season
  periods: readonly string[]; // the oldest first
  shown: string;
  write: (period: string) => string;
  onShow: (period: string) => void;
}

const pace = 1200; // milliseconds a period

/** Chooses one of several periods, or shows one after another. Its button is the browser's, since the first page has one. */
export function TimeHandle({ label, periods, shown, write, onShow }: TimeHandleParts) {
  const text = useWords(words);
  const [playing, setPlaying] = useState(false);
  const at = periods.indexOf(shown);
  const next = periods[at + 1];

  useEffect(() => {
    if (!playing) return;
    if (next === undefined) return setPlaying(false);
    const timer = setTimeout(() => onShow(next), pace);
    return () => clearTimeout(timer);
  }, [playing, next, onShow]);

  function toggle() {
    if (!playing && next === undefined) onShow(periods[0]!);
    setPlaying(!playing);
  }

  return (
    <div className={styles.handle} data-print="no">
      <button type="button" className={button.button} onClick={toggle}>
        {playing ? text.pause : text.play}
      </button>
      <input
        type="range"
        aria-label={label}
        aria-valuetext={write(shown)}
        min={0}
        max={periods.length - 1}
        value={at}
        onChange={(event) => {
          setPlaying(false);
          onShow(periods[Number(event.target.value)]!);
        }}
      />
      <output className={styles.shown}>{write(shown)}</output>
    </div>
  );
}
