import { Link, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { languages, useLanguage, useWords } from '../words/language';
import { hub } from './hub';
import { useRelease } from './release';
import styles from './shell.module.css';
import { chooseTheme, theme, type Theme } from './theme';

const words = {
  en: {
    skip: 'Skip to the content',
    pages: 'Pages',
    browse: 'Browse',
    query: 'Query',
    data: 'Data',
    guides: 'Guides',
    find: 'Search everything',
    language: 'Language',
    dark: 'Dark',
    light: 'Light',
    pinned: (release: number, newest: number) => `You see release ${release}. The newest is ${newest}.`,
    unpin: 'Show the newest',
  },
  ru: {
    skip: 'Перейти к содержанию',
    pages: 'Страницы',
    browse: 'Каталог',
    query: 'Запросы',
    data: 'Данные',
    guides: 'Справка',
    find: 'Поиск по всему',
    language: 'Язык',
    dark: 'Тёмная',
    light: 'Светлая',
    pinned: (release: number, newest: number) => `Показан выпуск ${release}. Самый новый — ${newest}.`,
    unpin: 'Показать самый новый',
  },
};

const inLanguage = { ru: 'По-русски', en: 'In English' };

export function Header({ onFind }: { onFind: () => void }) {
  const language = useLanguage();
  const text = useWords(words);
  const { release, pinned } = useRelease();
  const { pathname, searchStr } = useLocation();
  const [shown, setShown] = useState<Theme>(theme);
  const mac = /Mac|iPhone|iPad/.test(navigator.userAgent);
  const rest = pathname.replace(/^\/(ru|en)/, '');

  function switchTheme() {
    const next = shown === 'dark' ? 'light' : 'dark';
    chooseTheme(next);
    setShown(next);
  }

  return (
    <header className={styles.header} data-print="no">
      <a className={styles.skip} href="#content">
        {text.skip}
      </a>
      <div className={styles.bar}>
        <Link to="/$language" params={{ language }} className={styles.brand}>
          govhub
        </Link>
        <nav className={styles.nav} aria-label={text.pages}>
          {(['browse', 'query', 'data'] as const).map((page) => (
            <Link key={page} to={`/$language/${page}`} params={{ language }}>
              {text[page]}
            </Link>
          ))}
          <Link to="/$language/guides/$" params={{ language, _splat: '' }}>
            {text.guides}
          </Link>
        </nav>
        <button type="button" className={styles.find} onClick={onFind} aria-keyshortcuts="Meta+K Control+K">
          <span>{text.find}</span>
          <kbd aria-hidden="true">{mac ? '⌘K' : 'Ctrl K'}</kbd>
        </button>
        <div className={styles.switches}>
          {languages.map((other) => (
            <a
              key={other}
              href={`${hub.prefix}/${other}${rest}${searchStr}`}
              hrefLang={other}
              lang={other}
              aria-label={inLanguage[other]}
              aria-current={other === language ? 'true' : undefined}
            >
              {other.toUpperCase()}
            </a>
          ))}
          <button type="button" onClick={switchTheme}>
            {shown === 'dark' ? text.light : text.dark}
          </button>
        </div>
      </div>
      {pinned && (
        <div className={styles.pinned}>
          <div className={styles.bar}>
            <span>{text.pinned(release, hub.newest)}</span>
            <Link to="." search={(search) => ({ ...search, release: undefined })}>
              {text.unpin}
            </Link>
          </div>
        </div>
      )}
    </header>
  );
}
