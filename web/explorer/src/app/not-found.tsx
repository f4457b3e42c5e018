import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isLanguage, preferredLanguage, type Language } from '../words/language';
import styles from './not-found.module.css';
import shell from './shell.module.css';
import { useTitle } from './title';

const words = {
  en: { title: 'There is no such page', text: 'The address may be cut or misspelt.', home: 'Home page', search: 'Search', browse: 'All tables' },
  ru: { title: 'Такой страницы нет', text: 'Возможно, адрес обрезан или в нём опечатка.', home: 'Главная страница', search: 'Поиск', browse: 'Все таблицы' },
};

function useAddressLanguage(): Language {
  return location.pathname.split('/').find(isLanguage) ?? preferredLanguage();
}

/** Says inside of a page that there is none. */
export function NotFound() {
  const language = useAddressLanguage();
  const { title, text, home, search, browse } = words[language];
  useTitle(title);
  return (
    <div className={styles.none}>
      <h1>{title}</h1>
      <p>{text}</p>
      <p className={styles.ways}>
        <Link to="/$language" params={{ language }}>
          {home}
        </Link>
        <Link to="/$language/search" params={{ language }}>
          {search}
        </Link>
        <Link to="/$language/browse" params={{ language }}>
          {browse}
        </Link>
      </p>
    </div>
  );
}

/** The same where nothing stands around it: the address names no language. */
export function NotFoundPage() {
  const language = useAddressLanguage();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <main id="content" className={shell.content}>
      <NotFound />
    </main>
  );
}
