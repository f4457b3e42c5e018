import { Link } from '@tanstack/react-router';
import { useLanguage, useWords } from '../../words/language';

const words = { en: (n: number) => `Release ${n}`, ru: (n: number) => `Выпуск ${n}` };

/** Leads to the page of a release. */
export function ReleaseLink({ number }: { number: number }) {
  const language = useLanguage();
  return (
    <Link to="/$language/data/releases/$number" params={{ language, number: String(number) }}>
      {useWords(words)(number)}
    </Link>
  );
}
