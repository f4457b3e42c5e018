import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { longestAddress } from '../../app/address';
import { Broken } from '../../app/broken';
import { useRelease } from '../../app/release';
import { useTitle } from '../../app/title';
import { Code } from '../../components/code';
import { Section } from '../../components/section';
import { Skeleton } from '../../components/skeleton';
import type { Question } from '../../questions/questions';
import { useLanguage, useWords } from '../../words/language';
import { isPrivate, useAsking, type Asked } from './ask';
import { Marked } from './marked';
import { useNamed } from './named';
import styles from './query.module.css';
import { Result } from './result';
import { changedOf, orderOf, read, written } from './variables';
import { VariablesForm } from './variables-form';

const Editor = lazy(() => import('./editor'));

const words = {
  en: {
    all: 'All questions',
    own: 'A query of your own',
    page: 'The query of a page',
    missing: ['There is no such question', 'It may have another name in this version of the hub. All questions are a click away.'],
    query: 'Query',
    variables: 'Variables',
    edit: 'Edit the query',
  },
  ru: {
    all: 'Все вопросы',
    own: 'Свой запрос',
    page: 'Запрос страницы',
    missing: ['Такого вопроса нет', 'Возможно, в этой версии он называется иначе. Все вопросы — по ссылке выше.'],
    query: 'Запрос',
    variables: 'Переменные',
    edit: 'Изменить запрос',
  },
};

/** A question with its answer and its query. */
export function Opened() {
  const text = useWords(words);
  const language = useLanguage();
  const named = useNamed();
  return (
    <>
      <p>
        <Link to="/$language/query" params={{ language }} search={{}}>
          {text.all}
        </Link>
      </p>
      {named.state === 'loading' && <Skeleton lines={8} />}
      {named.state === 'failed' && <Broken />}
      {named.state === 'missing' && (
        <>
          <h1>{text.missing[0]}</h1>
          <p>{text.missing[1]}</p>
        </>
      )}
      {named.state === 'found' && <Found {...named} />}
    </>
  );
}

function Found({ asked: named, question }: { asked: Asked; question?: Question }) {
  const text = useWords(words);
  const language = useLanguage();
  const { release } = useRelease();
  const { hash, edit } = useSearch({ from: '/$language/query' });
  const { asked, attempt, linked, run } = useRun(named, question);
  const asking = useAsking(asked, { release, language }, attempt);
  const title = question ? question.title[language] : hash ? text.page : text.own;
  useTitle(title);

  return (
    <>
      <header className={styles.head}>
        <h1>{title}</h1>
        {question && (
          <p className={styles.soft}>
            <Marked text={question.text[language]} />
          </p>
        )}
      </header>
      {edit ? (
        <Suspense fallback={<Skeleton lines={12} />}>
          <Editor asked={asked} onRun={run} />
        </Suspense>
      ) : (
        <VariablesForm key={asked.query} of={read(asked.variables)} order={orderOf(asked.query)} onRun={(variables) => run({ query: asked.query, variables: written(variables) })} />
      )}
      <Result of={asking} linked={linked} again={() => run(asked)} />
      {!edit && <QueryText of={asked} />}
    </>
  );
}

function QueryText({ of: { query, variables } }: { of: Asked }) {
  const text = useWords(words);
  const edit = (
    <Link to="." search={(old) => ({ ...old, edit: '1' as const })} resetScroll>
      {text.edit}
    </Link>
  );
  return (
    <Section title={text.query} aside={edit}>
      <Code text={query} />
      {variables && <Code text={JSON.stringify(read(variables), null, 2)} name={text.variables} />}
    </Section>
  );
}

interface Run {
  asked: Asked;
  attempt: number;
  linked: boolean; // the address names it
  run: (next: Asked) => void;
}

/** What is asked now: what the address names, or what was run since and is too long for it or nobody else's. */
function useRun(named: Asked, question: Question | undefined): Run {
  const language = useLanguage();
  const navigate = useNavigate({ from: '/$language/query' });
  const { example, hash, query, variables } = useSearch({ from: '/$language/query' });
  const here = JSON.stringify([example, hash, query, variables]);
  const [unnamed, setUnnamed] = useState<{ asked: Asked; at: string }>();
  const [attempt, setAttempt] = useState(0);
  const linked = unnamed?.at !== here;
  const asked = linked ? named : unnamed.asked;

  /** The shortest parameters that name a query: what is unchanged has a name already. */
  function addressOf(next: Asked): Record<string, string> {
    if (next.query !== named.query || query) return { query: next.query, variables: next.variables };
    if (question) return { example: question.name, variables: written(changedOf(question, language, read(next.variables))) };
    return { hash: hash!, variables: next.variables };
  }

  function run(next: Asked) {
    if (next.query === asked.query && next.variables === asked.variables) {
      setAttempt(attempt + 1);
      return;
    }
    const address = addressOf(next);
    const isLong = new URLSearchParams(address).toString().length > longestAddress;
    if (isLong || isPrivate(next)) {
      setUnnamed({ asked: next, at: here });
      return;
    }
    setUnnamed(undefined);
    void navigate({ search: ({ as, edit }) => ({ ...address, as, edit }), resetScroll: false });
  }

  return { asked, attempt, linked, run };
}
