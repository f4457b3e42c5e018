import { Link } from '@tanstack/react-router';
import { Section } from '../../components/section';
import { QuestionLink } from '../../questions/link';
import { featured, named } from '../../questions/featured';
import { useQuestions } from '../../questions/questions';
import { useLanguage, useWords } from '../../words/language';
import { counted } from '../../words/number';
import styles from './home.module.css';

const words = {
  en: { title: 'Questions people ask', all: (n: number) => `All ${counted('en', n, ['question', 'questions'])}` },
  ru: { title: 'О чём спрашивают', all: (n: number) => `Все ${counted('ru', n, ['вопрос', 'вопроса', 'вопросов'])}` },
};

/** Questions that the hub answers. Without them the page is whole: the query page says what failed. */
export function Questions() {
  const language = useLanguage();
  const text = useWords(words);
  const { subjects } = useQuestions();
  const questions = subjects?.flatMap(({ examples }) => examples) ?? [];
  return (
    <Section
      title={text.title}
      aside={
        questions.length > 0 && (
          <Link to="/$language/query" params={{ language }}>
            {text.all(questions.length)}
          </Link>
        )
      }
    >
      <ul role="list" className={styles.questions}>
        {named(featured, questions).map((question) => (
          <li key={question.name}>
            <QuestionLink of={question} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
