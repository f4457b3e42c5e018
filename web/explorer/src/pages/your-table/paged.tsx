import { useState, type ReactNode } from 'react';
import { Button } from '../../components/button';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';
import styles from './your-table.module.css';

const words = {
  en: { pages: 'Pages of the list', of: (from: string, to: string, all: string) => `${from}–${to} of ${all}`, before: 'Previous', after: 'Next' },
  ru: { pages: 'Страницы списка', of: (from: string, to: string, all: string) => `${from}–${to} из ${all}`, before: 'Назад', after: 'Дальше' },
};

/** A long list, a page at a time. */
export function Paged<T>({ items, size, children, frame }: { items: readonly T[]; size: number; children?: (item: T) => ReactNode; frame?: (page: readonly T[]) => ReactNode }) {
  const text = useWords(words);
  const language = useLanguage();
  const [wanted, go] = useState(0);
  const last = Math.max(0, Math.ceil(items.length / size) - 1);
  const page = Math.min(wanted, last);
  const shown = items.slice(page * size, (page + 1) * size);
  const n = (value: number) => number(language, value);
  return (
    <>
      {frame?.(shown)}
      {children && <div className={styles.list}>{shown.map(children)}</div>}
      {last > 0 && (
        <nav className={styles.actions} aria-label={text.pages}>
          <Button isDisabled={page === 0} onPress={() => go(page - 1)}>
            {text.before}
          </Button>
          <Button isDisabled={page === last} onPress={() => go(page + 1)}>
            {text.after}
          </Button>
          <span role="status">{text.of(n(page * size + 1), n(page * size + shown.length), n(items.length))}</span>
        </nav>
      )}
    </>
  );
}
