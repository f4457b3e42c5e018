import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Provider, useQuery, type CombinedError } from 'urql';
import { clientOf, documentOf } from '../app/client';
import { look, showNewest, useNewest } from '../app/newest';
import { useRelease } from '../app/release';
import { KeptDocument } from '../gql/graphql';
import { useLanguage, useWords } from '../words/language';
import button from './button.module.css';
import { Gone } from './gone';
import { Notice } from './notice';

const words = {
  en: {
    offline: ['The hub did not answer', 'Check the connection. What you chose is kept in the address.'],
    failed: ['This part could not be shown', 'The rest of the page is not affected. The hub says:'],
    updated: ['The hub was updated since', 'Load the page again: it stays where it is.'],
    again: 'Try again',
    load: 'Load again',
  },
  ru: {
    offline: ['Сервер не ответил', 'Проверьте соединение. Всё, что вы выбрали, сохранено в адресе.'],
    failed: ['Эту часть не удалось показать', 'Остальное на странице показано. Сообщение сервера:'],
    updated: ['Программа сервера обновилась', 'Загрузите страницу заново: всё останется на месте.'],
    again: 'Повторить',
    load: 'Загрузить заново',
  },
} as const;

/** Says what happened, what was kept, and what to do. Its button is the browser's: every page loads this, and React Aria is large. */
export function Failure({ error, again }: { error: CombinedError; again?: () => void }) {
  const text = useWords<(typeof words)['en'] | (typeof words)['ru']>(words);
  const code = error.graphQLErrors[0]?.extensions?.['code'];
  if (code === 'RELEASE_PRUNED' || code === 'RELEASE_NOT_FOUND') return <GoneHere pruned={code === 'RELEASE_PRUNED'} />;
  if (code === 'PERSISTED_QUERY_NOT_FOUND' || code === 'PERSISTED_QUERY_NOT_SUPPORTED') {
    return (
      <Notice kind="warning" title={text.updated[0]}>
        <p>{text.updated[1]}</p>
        <button type="button" className={button.button} onClick={() => location.reload()}>
          {text.load}
        </button>
      </Notice>
    );
  }
  const offline = error.graphQLErrors.length === 0;
  const [title, advice] = offline ? text.offline : text.failed;
  return (
    <Notice kind="error" title={title}>
      <p>{advice}</p>
      {!offline && (
        <p>
          <code>{error.graphQLErrors.map((one) => one.message).join('; ')}</code>
        </p>
      )}
      {again && (
        <button type="button" className={button.button} onClick={again}>
          {text.again}
        </button>
      )}
    </Notice>
  );
}

/** The release of the page cannot be read: which one can, the newest knows. */
function GoneHere({ pruned }: { pruned: boolean }) {
  return (
    <Provider value={clientOf(useNewest().known, useLanguage())}>
      <Nearest pruned={pruned} />
    </Provider>
  );
}

function Nearest({ pruned }: { pruned: boolean }) {
  const { release } = useRelease();
  const { known } = useNewest();
  useEffect(() => void look().catch(() => {}), []); // the release may be gone because a newer one came
  const [{ data }] = useQuery({ query: documentOf(KeptDocument), variables: {} });
  const kept = data?.releases?.map(({ number }) => number) ?? [known];
  return (
    <Gone
      number={release}
      kept={kept}
      pruned={pruned}
      link={(nearest) => (
        <Link to="." search={(search) => ({ ...search, release: nearest === known ? undefined : nearest })} {...(nearest === known && { onClick: showNewest })}>
          {nearest}
        </Link>
      )}
    />
  );
}
