import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { CombinedError } from 'urql';
import { useRelease } from '../../app/release';
import { Button } from '../../components/button';
import { Code } from '../../components/code';
import { Copy } from '../../components/copy';
import { Failure } from '../../components/failure';
import { Notice } from '../../components/notice';
import { Save } from '../../components/save';
import { Section } from '../../components/section';
import { Skeleton } from '../../components/skeleton';
import { Tabs } from '../../components/tabs';
import { useLanguage, useWords } from '../../words/language';
import { type ApiAnswer, type ApiError, type Asked, type Asking } from './ask';
import { Blocks } from './blocks';
import styles from './query.module.css';

const words = {
  en: {
    answer: 'Answer',
    release: (n: number) => `Release ${n}`,
    link: 'Copy a permanent link',
    table: 'Table',
    json: 'JSON',
    refused: 'The query was not answered',
    partly: 'A part of the answer is missing',
    line: 'line',
    column: 'column',
    field: 'field',
    request: 'request',
    note: 'What to know about this answer',
    offline: ['The hub did not answer', 'Check the connection. The query is kept.'],
    again: 'Try again',
  },
  ru: {
    answer: 'Ответ',
    release: (n: number) => `Выпуск ${n}`,
    link: 'Скопировать постоянную ссылку',
    table: 'Таблица',
    json: 'JSON',
    refused: 'На запрос нет ответа',
    partly: 'Часть ответа отсутствует',
    line: 'строка',
    column: 'столбец',
    field: 'поле',
    request: 'обращение',
    note: 'Что важно знать об этом ответе',
    offline: ['Сервер не ответил', 'Проверьте соединение. Запрос сохранён.'],
    again: 'Повторить',
  },
};

/** The answer of a query, or why there is none. */
export function Result({ of: asking, linked, again }: { of: Asking; linked: boolean; again: () => void }) {
  const text = useWords(words);
  const answered = asking.state === 'answered' ? asking : undefined;
  return (
    <Section id="answer" title={text.answer} aside={answered?.answer.data && <Origin of={answered.answer} linked={linked} />}>
      {asking.state === 'asking' && <Skeleton lines={8} />}
      {asking.state === 'offline' && (
        <Notice kind="error" title={text.offline[0]!}>
          <p>{text.offline[1]}</p>
          <Button onPress={again}>{text.again}</Button>
        </Notice>
      )}
      {answered && <Answered of={answered.answer} asked={answered.asked} />}
    </Section>
  );
}

/** Which release answered, and, if the address names the query, one that asks it of that release for ever. */
function Origin({ of: { extensions }, linked }: { of: ApiAnswer; linked: boolean }) {
  const text = useWords(words);
  const language = useLanguage();
  const { release: shown } = useRelease();
  const router = useRouter();
  const search = useSearch({ from: '/$language/query' });
  const release = extensions?.release ?? shown;
  const { publicHref } = router.buildLocation({ to: '/$language/query', params: { language }, search: { ...search, edit: undefined, release } });
  return (
    <p className={styles.origin}>
      <span className={styles.soft}>{text.release(release)}</span>
      {linked && <Copy text={location.origin + publicHref} label={text.link} quiet />}
    </p>
  );
}

function Answered({ of: answer, asked }: { of: ApiAnswer; asked: Asked }) {
  const text = useWords(words);
  const { as = 'table' } = useSearch({ from: '/$language/query' });
  const navigate = useNavigate({ from: '/$language/query' });
  const { data, errors = [], extensions } = answer;
  const some = !!data && Object.values(data).some((value) => value !== null);
  return (
    <>
      {errors.length > 0 && <Errors of={errors} partly={some} />}
      {extensions?.warnings && (
        <Notice kind="warning" title={text.note}>
          {extensions.warnings.map(({ message, path }) => (
            <p key={message}>
              {message}
              {path && ` (${text.field} ${path.join(' › ')})`}
            </p>
          ))}
        </Notice>
      )}
      {data && (some || errors.length === 0) && (
          <Tabs
            label={text.answer}
            shown={as}
            onShow={(next) => void navigate({ search: (old) => ({ ...old, as: next === 'table' ? undefined : next }), replace: true, resetScroll: false })}
            tabs={[
              { name: 'table', title: text.table, content: <Blocks of={data} asked={asked} /> },
              { name: 'json', title: text.json, content: <Json of={answer} /> },
            ]}
          />
      )}
    </>
  );
}

function Json({ of: answer }: { of: ApiAnswer }) {
  const json = JSON.stringify(answer, null, 2);
  return (
    <>
      <Code text={json} />
      <p data-print="no">
        <Save text={json} name="answer.json" type="application/json" />
      </p>
    </>
  );
}

function Errors({ of: errors, partly }: { of: readonly ApiError[]; partly: boolean }) {
  const text = useWords(words);
  const code = errors[0]?.extensions?.code;
  if (code === 'RELEASE_PRUNED' || code === 'RELEASE_NOT_FOUND') return <Failure error={new CombinedError({ graphQLErrors: [...errors] })} />;

  const placeOf = ({ path, locations, extensions }: ApiError) =>
    [
      ...(locations ?? []).slice(0, 1).map(({ line, column }) => `${text.line} ${line}, ${text.column} ${column}`),
      path && `${text.field} ${path.join(' › ')}`,
      extensions?.code === 'INTERNAL' && extensions.requestId && `${text.request} ${extensions.requestId}`,
    ]
      .filter(Boolean)
      .join('; ');

  return (
    <Notice kind="error" title={partly ? text.partly : text.refused}>
      <ul role="list" className={styles.errors}>
        {errors.map((error) => (
          <li key={`${error.message} ${placeOf(error)}`}>
            <span lang="en">{error.message}</span>
            {placeOf(error) && ` (${placeOf(error)})`}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
