import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useId } from 'react';
import { useAnswer } from '../../app/answer';
import { SearchCountsDocument, SearchRegionsDocument } from '../../gql/graphql';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';
import styles from './search.module.css';
import { searched, titleOf, typeOf } from './types';

const words = {
  en: { kinds: 'Kinds', all: 'Everything', region: 'Region', anywhere: 'Anywhere' },
  ru: { kinds: 'Виды', all: 'Всё', region: 'Регион', anywhere: 'Где угодно' },
};

/** The kinds of what a text finds, with how many there are of each, and the regions. */
export function Facets({ q }: { q: string }) {
  const language = useLanguage();
  const text = useWords(words);
  const { type, region } = useSearch({ from: '/$language/search' });
  const { data } = useAnswer(SearchCountsDocument, { text: q, region: region ? { code: region } : null });
  const countOf = (kind: (typeof searched)[number]) => data?.[typeOf[kind]]?.totalCount ?? 0;
  const kinds = searched.filter((kind) => countOf(kind) > 0 || kind === type);
  const link = (kind: string | undefined, name: string, count: number) => (
    <li key={name}>
      <Link to="." search={(search: object) => ({ ...search, type: kind, shown: undefined })} activeOptions={{ explicitUndefined: true }} resetScroll={false}>
        {name} <span className={styles.count}>{number(language, count)}</span>
      </Link>
    </li>
  );
  return (
    <div className={styles.facets}>
      <nav aria-label={text.kinds}>
        <ul role="list">
          {link(undefined, text.all, data?.all?.totalCount ?? 0)}
          {kinds.map((kind) => link(kind, titleOf(kind)[language], countOf(kind)))}
        </ul>
      </nav>
      <RegionChoice label={text.region} anywhere={text.anywhere} chosen={region} />
    </div>
  );
}

function RegionChoice({ label, anywhere, chosen = '' }: { label: string; anywhere: string; chosen: string | undefined }) {
  const id = useId();
  const navigate = useNavigate({ from: '/$language/search' });
  const { data } = useAnswer(SearchRegionsDocument, {});
  return (
    <p className={styles.region}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={chosen}
        onChange={({ target }) => void navigate({ search: (search) => ({ ...search, region: target.value || undefined, shown: undefined }), resetScroll: false })}
      >
        <option value="">{anywhere}</option>
        {data?.regions?.nodes.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </p>
  );
}
