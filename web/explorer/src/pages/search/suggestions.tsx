import { Link } from '@tanstack/react-router';
import { Section } from '../../components/section';
import { useLanguage, useWords } from '../../words/language';
import { examples } from './examples';
import styles from './search.module.css';

const words = { en: 'For example', ru: 'Например' };

/** What can be found, for a page without a text. */
export function Suggestions() {
  const language = useLanguage();
  return (
    <Section title={useWords(words)}>
      <ul role="list" className={styles.list}>
        {examples[language].map(([q, what]) => (
          <li key={q}>
            <Link to="." search={(search: object) => ({ ...search, q })}>
              {q}
            </Link>
            <p className={styles.line}>{what}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
