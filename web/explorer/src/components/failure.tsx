import { Link } from '@tanstack/react-router';
import type { CombinedError } from 'urql';
import { hub } from '../app/hub';
import { useWords } from '../words/language';
import { Button } from './button';
import { Notice } from './notice';

const words = {
  en: {
    offline: ['The hub did not answer', 'Check the connection. What you chose is kept in the address.'],
    pruned: ['This release is no longer kept', (n: number) => `Its data was removed by the operator of the hub. The nearest one kept is release ${n}.`],
    failed: ['This part could not be shown', 'The rest of the page is not affected. The hub says:'],
    again: 'Try again',
    newest: (n: number) => `Show release ${n}`,
  },
  ru: {
    offline: ['Сервер не ответил', 'Проверьте соединение. Всё, что вы выбрали, сохранено в адресе.'],
    pruned: ['Этот выпуск больше не хранится', (n: number) => `Его данные удалил оператор. Ближайший хранимый — выпуск ${n}.`],
    failed: ['Эту часть не удалось показать', 'Остальная страница не пострадала. Сообщение сервера:'],
    again: 'Повторить',
    newest: (n: number) => `Показать выпуск ${n}`,
  },
} as const;

/** Says what happened, what was kept, and what to do. */
export function Failure({ error, again }: { error: CombinedError; again?: () => void }) {
  const text = useWords<(typeof words)['en'] | (typeof words)['ru']>(words);
  const code = error.graphQLErrors[0]?.extensions?.['code'];
  if (code === 'RELEASE_PRUNED' || code === 'RELEASE_NOT_FOUND') {
    return (
      <Notice kind="warning" title={text.pruned[0]}>
        <p>{text.pruned[1](hub.newest)}</p>
        <p>
          <Link to="." search={(search) => ({ ...search, release: undefined })}>
            {text.newest(hub.newest)}
          </Link>
        </p>
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
      {again && <Button onPress={again}>{text.again}</Button>}
    </Notice>
  );
}
