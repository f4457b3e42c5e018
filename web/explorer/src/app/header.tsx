import { Link, useLocation, useMatchRoute } from '@tanstack/react-router';
import { languages, useLanguage, useWords } from '../words/language';
import { useFinder } from './finder';
import { showNewest, useNewest } from './newest';
import { News } from './news';
import { useRelease } from './release';
import styles from './shell.module.css';
import { ThemeSwitch } from './theme-switch';

const words = {
  en: {
    skip: 'Skip to the content',
    pages: 'Pages',
    browse: 'Browse',
    relationships: 'Relationships',
    query: 'Query',
    data: 'Data',
    'your-table': 'Your table',
    assistant: 'Assistant',
    guides: 'Guides',
    find: 'Search everything',
    pinned: (release: number, newest: number) => `Release ${release} is chosen. The newest is ${newest}.`,
    unpin: 'Show the newest',
  },
  ru: {
    skip: 'Перейти к содержанию',
    pages: 'Страницы',
    browse: 'Каталог',
    relationships: 'Связи',
    query: 'Запросы',
    data: 'Данные',
    'your-table': 'Ваша таблица',
    assistant: 'Помощник',
    guides: 'Справка',
    find: 'Поиск по всему',
    pinned: (release: number, newest: number) => `Выбран выпуск ${release}. Самый новый — ${newest}.`,
    unpin: 'Показать самый новый',
  },
};

export function Header() {
  const language = useLanguage();
  const text = useWords(words);
  const { release, pinned, published } = useRelease();
  const { known } = useNewest();
  const at = useMatchRoute();
  const searching = at({ to: '/$language', includeSearch: false }) || at({ to: '/$language/search', includeSearch: false });
  return (
    <header className={styles.header} data-print="no">
      <a className={styles.skip} href="#content">
        {text.skip}
      </a>
      <div className={styles.bar}>
        <Link to="/$language" params={{ language }} activeOptions={{ exact: true }} className={styles.brand}>
          govhub
        </Link>
        <nav className={styles.nav} aria-label={text.pages}>
          {(['browse', 'relationships', 'query', 'data', 'your-table', 'assistant'] as const).map((page) => (
            <Link key={page} to={`/$language/${page}`} params={{ language }}>
              {text[page]}
            </Link>
          ))}
          <Link to="/$language/guides/$" params={{ language, _splat: '' }}>
            {text.guides}
          </Link>
        </nav>
        {!searching && <FindButton label={text.find} />}
        <div className={styles.switches}>
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </div>
      <News />
      {pinned && published && (
        <div className={styles.pinned}>
          <div className={styles.bar}>
            <span>{text.pinned(release, known)}</span>
            <Link to="." search={(search) => ({ ...search, release: undefined })} onClick={showNewest}>
              {text.unpin}
            </Link>
          </div>
        </div>
      )}
    </header>
  );
}

/** Opens the finder. The home page and the one of search have a larger field. */
function FindButton({ label }: { label: string }) {
  const { open, prepare, keys } = useFinder();
  return (
    <button type="button" className={styles.find} onClick={open} onPointerEnter={prepare} onFocus={prepare} aria-keyshortcuts="Meta+K Control+K">
      <span>{label}</span>
      <kbd aria-hidden="true">{keys}</kbd>
    </button>
  );
}

const inLanguage = { ru: 'По-русски', en: 'In English' };

/** The same page in the other language: with all that its address says, and where the reader has scrolled to. */
function LanguageSwitch() {
  const { hash } = useLocation();
  return languages.map((other) => (
    <Link
      key={other}
      to="."
      params={(params: object) => ({ ...params, language: other })}
      search={(search: object) => search}
      hash={hash}
      resetScroll={false}
      hashScrollIntoView={false}
      activeOptions={{ includeSearch: false }}
      hrefLang={other}
      lang={other}
      aria-label={inLanguage[other]}
    >
      {other.toUpperCase()}
    </Link>
  ));
}
