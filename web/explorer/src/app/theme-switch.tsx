import { useState } from 'react';
import { useWords } from '../words/language';
import styles from './theme-switch.module.css';
import { chooseTheme, theme, type Theme } from './theme';

const words = { en: 'Dark', ru: 'Тёмная' };
const names = { en: 'Dark theme', ru: 'Тёмная тема' };

export function ThemeSwitch() {
  const [shown, setShown] = useState<Theme>(theme);
  const text = useWords(words);
  const name = useWords(names);

  function toggle() {
    const next = shown === 'dark' ? 'light' : 'dark';
    chooseTheme(next);
    setShown(next);
  }

  return (
    <button type="button" role="switch" aria-checked={shown === 'dark'} aria-label={name} className={styles.switch} onClick={toggle}>
      {text}
      <span className={styles.track} />
    </button>
  );
}
