import { Link } from '@tanstack/react-router';
import { isLanguage, type Language } from '../words/language';

const words = {
  en: { title: 'There is no such page', text: 'The address may be cut or misspelt.', home: 'Start at the home page' },
  ru: { title: 'Такой страницы нет', text: 'Возможно, адрес обрезан или в нём опечатка.', home: 'Начать с главной страницы' },
};

export function NotFound() {
  const first = location.pathname.split('/').find(isLanguage);
  const language: Language = first ?? 'en';
  const { title, text, home } = words[language];
  return (
    <main id="content" style={{ padding: 'var(--space-12) var(--space-4)', maxWidth: 'var(--text-width)', margin: '0 auto' }}>
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <Link to="/$language" params={{ language }}>
          {home}
        </Link>
      </p>
    </main>
  );
}
