import { useWords } from '../words/language';
import styles from './theme-switch.module.css';
import { chooseTheme, usePageTheme } from './theme';

const words = { en: 'Dark', ru: 'Тёмная' };
const names = { en: 'Dark theme', ru: 'Тёмная тема' };

export function ThemeSwitch() {
  const shown = usePageTheme();
  const text = useWords(words);
  const name = useWords(names);

  return (
    <button type="button" role="switch" aria-checked={shown === 'dark'} aria-label={name} className={styles.switch} onClick={() => chooseTheme(shown === 'dark' ? 'light' : 'dark')}>
      {text}
      <span className={styles.track} />
    </button>
  );
}
