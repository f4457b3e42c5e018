import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Section } from '../../components/section';
import { useLanguage, useWords } from '../../words/language';
import type { HitFragment } from '../../gql/graphql';
import { guideChoice, guidesHelp, pageChoice, questionChoice, useFoundGuides, useFoundQuestions, type Choice } from './found';
import { findPages } from './pages';
import styles from './search.module.css';

const words = {
  en: { pages: 'Tables and pages', questions: 'Questions', guides: 'Guides', all: 'All that match' },
  ru: { pages: 'Таблицы и страницы', questions: 'Вопросы', guides: 'Справка', all: 'Все подходящие' },
};

interface ElsewhereParts {
  q: string;
  /** The best of the things that it finds. */
  best: HitFragment | undefined;
  waiting: boolean;
}

/** What a text finds besides things: tables, questions and guides. */
export function Elsewhere({ q, best, waiting }: ElsewhereParts) {
  const language = useLanguage();
  const text = useWords(words);
  const guides = useFoundGuides(!waiting && guidesHelp(language, best) ? q : '').slice(0, 5).map(guideChoice(language));
  const questions = useFoundQuestions(q).map(questionChoice(language));
  return (
    <>
      <Choices title={text.pages} of={findPages(q).map(pageChoice(language))} />
      <Choices title={text.questions} of={questions} />
      <Choices title={text.guides} of={guides} />
    </>
  );
}

function Choices({ title, of }: { title: string; of: readonly Choice[] }): ReactNode {
  if (of.length === 0) return null;
  return (
    <Section title={title}>
      <ul role="list" className={styles.list}>
        {of.map(({ key, name, line, lang, to }) => (
          <li key={key} lang={lang}>
            <Link {...to}>{name}</Link>
            {line && <p className={styles.line}>{line}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
