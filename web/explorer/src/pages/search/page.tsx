import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import { useTitle } from '../../app/title';
import { useWords } from '../../words/language';
import { Elsewhere } from './elsewhere';
import { Facets } from './facets';
import { Results, useResults } from './results';
import styles from './search.module.css';
import { useSettled } from './settled';
import { Suggestions } from './suggestions';

const words = {
  en: { title: 'Search', of: (q: string) => `Search: ${q}`, label: 'What to find', type: 'A name, a code, a question…' },
  ru: { title: 'Поиск', of: (q: string) => `Поиск: ${q}`, label: 'Что найти', type: 'Название, код, вопрос…' },
};

/** Everything that a text finds, by kind and region. */
export function Search() {
  const text = useWords(words);
  const { q = '' } = useSearch({ from: '/$language/search' });
  useTitle(q ? text.of(q) : text.title);
  return (
    <>
      <h1>{text.title}</h1>
      <Field wanted={q} label={text.label} placeholder={text.type} />
      {q === '' ? (
        <Suggestions />
      ) : (
        <div className={styles.columns}>
          <Facets q={q} />
          <Found q={q} />
        </div>
      )}
    </>
  );
}

function Found({ q }: { q: string }) {
  const results = useResults(q);
  return (
    <div className={styles.found}>
      <Results q={q} of={results} />
      <Elsewhere q={q} best={results.data?.search?.nodes[0]} waiting={results.fetching} />
    </div>
  );
}

/** The text in the address. What is typed gets there once it rests; another kind or region stays chosen. */
function Field({ wanted, label, placeholder }: { wanted: string; label: string; placeholder: string }) {
  const id = useId();
  const navigate = useNavigate({ from: '/$language/search' });
  const [typed, setTyped] = useState(wanted);
  const sent = useRef(wanted);
  const settled = useSettled(typed.trim(), 250);

  useEffect(() => {
    if (settled === sent.current) return;
    sent.current = settled;
    void navigate({ search: (search) => ({ ...search, q: settled || undefined, shown: undefined }), replace: true, resetScroll: false });
  }, [settled, navigate]);
  useEffect(() => {
    if (wanted === sent.current) return;
    sent.current = wanted; // the address was changed by a link or by going back
    setTyped(wanted);
  }, [wanted]);

  return (
    <form role="search" className={styles.field} onSubmit={(event) => event.preventDefault()}>
      <label htmlFor={id} className="hidden-but-read">
        {label}
      </label>
      <input id={id} type="search" value={typed} maxLength={200} autoFocus={wanted === ''} placeholder={placeholder} onChange={(event) => setTyped(event.target.value)} />
    </form>
  );
}
