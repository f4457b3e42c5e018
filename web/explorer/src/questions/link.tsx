import { Link } from '@tanstack/react-router';
import { useLanguage } from '../words/language';
import type { Question } from './questions';

/** Leads to a question and its answer. */
export function QuestionLink({ of: { name, title } }: { of: Question }) {
  const language = useLanguage();
  return (
    <Link to="/$language/query" params={{ language }} search={{ example: name } as object}>
      {title[language]}
    </Link>
  );
}
