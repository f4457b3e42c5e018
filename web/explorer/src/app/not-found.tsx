import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isLanguage, preferredLanguage, type Language } from '../words/language';
import styles from './shell.module.css';
import { useTitle } from './title';

const words = {
  en: { title: 'There is no such page', text: 'The address may be cut or misspelt.', home: 'Start at the home page' },
  ru: { title: 'Такой страницы нет', text: 'Возможно, адрес обрезан или в нём опечатка.', home: 'Начать с главной страницы' },
};

function useAddressLanguage(): Language {
  return location.pathname.split('/').find(isLanguage) ?? preferredLanguage();
}

/** Says inside of a page that there is none. */
export function NotFound() {
  const language = useAddressLanguage();
  const { title, text, home } = words[language];
  useTitle(title);
  return (
    <>
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <Link to="/$language" params={{ language }}>
          {home}
        </Link>
      </p>
    </>
  );
}

/** The same where nothing stands around it: the address names no language. */
export function NotFoundPage() {
  const language = useAddressLanguage();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <main id="content" className={styles.content}>
      <NotFound />
    </main>
  );
}
