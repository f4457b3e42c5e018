import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTitle } from '../../app/title';
import { Button } from '../../components/button';
import { Notice } from '../../components/notice';
import { SearchField } from '../../components/search-field';
import { Section } from '../../components/section';
import { Skeleton } from '../../components/skeleton';
import { featured, forDevelopers, named } from '../../questions/featured';
import { finderOf } from '../../questions/find';
import { QuestionLink } from '../../questions/link';
import { useQuestions, type Question, type Subject } from '../../questions/questions';
import { useLanguage, useWords } from '../../words/language';
import { counted } from '../../words/number';
import { Marked } from './marked';
import styles from './query.module.css';
import { firstQuery } from './first-query';

const words = {
  en: {
    title: 'Questions and queries',
    intro: 'Each question opens with its answer, which you can take along as a table or a file, and with its query, which you can change.',
    find: 'Search the questions',
    own: 'Write a query of your own',
    count: (n: number) => counted('en', n, ['question', 'questions']),
    none: 'No question is about this',
    advice: 'Try one word, such as population, winners or map. Or write a query of your own.',
    failed: 'The questions did not load',
    again: 'Try again',
    subjects: 'Subjects',
    featured: 'Where to begin',
    developers: 'For developers',
  },
  ru: {
    title: 'Вопросы и запросы',
    intro: 'Каждый вопрос открывается с ответом, который можно взять таблицей или файлом, и с запросом, который можно изменить.',
    find: 'Поиск по вопросам',
    own: 'Написать свой запрос',
    count: (n: number) => counted('ru', n, ['вопрос', 'вопроса', 'вопросов']),
    none: 'Такого вопроса нет',
    advice: 'Попробуйте одно слово: население, победители, карта. Или напишите свой запрос.',
    failed: 'Вопросы не загрузились',
    again: 'Повторить',
    subjects: 'Темы',
    featured: 'С чего начать',
    developers: 'Для разработчиков',
  },
};

/** All questions by subject, and a search by meaning. */
export function Gallery() {
  const text = useWords(words);
  const language = useLanguage();
  const { find = '' } = useSearch({ from: '/$language/query' });
  const navigate = useNavigate({ from: '/$language/query' });
  const { subjects, failed, again } = useQuestions();
  const finder = useMemo(() => subjects && finderOf(subjects), [subjects]);
  useTitle(text.title);

  return (
    <>
      <header className={styles.head}>
        <h1>{text.title}</h1>
        <p className={styles.soft}>{text.intro}</p>
      </header>
      <div className={styles.find}>
        <SearchField label={text.find} value={find} onChange={(next) => void navigate({ search: (old) => ({ ...old, find: next || undefined }), replace: true })} />
        <Link to="/$language/query" params={{ language }} search={{ query: firstQuery, edit: '1' }}>
          {text.own}
        </Link>
      </div>
      {failed && (
        <Notice kind="error" title={text.failed}>
          <Button onPress={again}>{text.again}</Button>
        </Notice>
      )}
      {!subjects && !failed && <Skeleton lines={12} />}
      {subjects && finder && (find.trim() ? <Found questions={finder(find)} /> : <Subjects of={subjects} />)}
    </>
  );
}

/** Lists of questions: a few to begin with, all by subject, and last those about the hub itself. */
function Subjects({ of: subjects }: { of: readonly Subject[] }) {
  const language = useLanguage();
  const text = useWords(words);
  const all = subjects.flatMap(({ examples }) => examples);
  const lists = [
    { title: text.featured, questions: named(featured.slice(0, 6), all) },
    ...subjects.map(({ title, examples }) => ({ title: title[language], questions: examples.filter(({ name }) => !forDevelopers.has(name)) })),
    { title: text.developers, questions: all.filter(({ name }) => forDevelopers.has(name)) },
  ].filter(({ questions }) => questions.length > 0);
  return (
    <>
      <nav aria-label={text.subjects} className={styles.subjects}>
        {lists.map(({ title, questions }, i) => (
          <a key={title} href={`#subject-${i}`}>
            {title} <span className={styles.soft}>{questions.length}</span>
          </a>
        ))}
      </nav>
      {lists.map(({ title, questions }, i) => (
        <Section key={title} id={`subject-${i}`} title={title}>
          <ul role="list" className={styles.questions}>
            {questions.map((question) => (
              <li key={question.name}>
                <QuestionLink of={question} />
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </>
  );
}

function Found({ questions }: { questions: readonly Question[] }) {
  const language = useLanguage();
  const text = useWords(words);
  if (questions.length === 0) {
    return (
      <Notice kind="plain" title={text.none}>
        <p>{text.advice}</p>
      </Notice>
    );
  }
  return (
    <Section title={text.count(questions.length)}>
      <ul role="list" className={styles.found}>
        {questions.map((question) => (
          <li key={question.name}>
            <QuestionLink of={question} />
            <p className={styles.soft}>
              <Marked text={question.text[language]} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
