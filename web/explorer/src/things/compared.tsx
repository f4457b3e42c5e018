import { Link } from '@tanstack/react-router';
import { useLanguage, useWords } from '../words/language';
import styles from './compared.module.css';

const words = {
  en: { regions: 'Compare seasons, regions and nominations', programmes: 'All programmes over time, and what is known of their places in the award' },
  ru: { regions: 'Сравнить сезоны, регионы и номинации', programmes: 'Все программы во времени и что известно об их участниках в премии' },
};

/** Leads to the page that compares awards and training, to one of its parts. */
export function Compared({ part, season }: { part: keyof typeof words.en; season?: string }) {
  const language = useLanguage();
  const text = useWords(words);
  return (
    <p className={styles.link} data-print="no">
      <Link to="/$language/awards" params={{ language }} search={season ? { season } : {}} hash={part}>
        {text[part]}
      </Link>
    </p>
  );
}
