import { Link, useSearch } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { Answer, useAnswer, type State } from '../../app/answer';
import { Notice } from '../../components/notice';
import { ThingLink } from '../../components/thing-link';
import { SearchDocument, type HitFragment, type SearchQuery, type SearchReason } from '../../gql/graphql';
import { useCodes } from '../../things/codes';
import { useLanguage, useWords } from '../../words/language';
import { counted, number } from '../../words/number';
import { useSay } from './hit';
import { onward } from './pages';
import styles from './search.module.css';
import { isSearched, typeOf } from './types';

/** How the words of a query were read where they are not those of a name. */
type Guessed = Partial<Record<SearchReason, string>>;

const words = {
  en: {
    found: (n: number) => counted('en', n, ['result', 'results']),
    none: (q: string) => `Nothing with a page is called “${q}”`,
    advice: 'Try fewer words, another spelling, or the name of the region. Typing errors, other forms of words and codes are understood.',
    filtered: 'A kind or a region is chosen.',
    everything: 'Search everything',
    by: {
      ABBREVIATION: 'found by an abbreviation',
      WORD_FORM: 'found by another form of a word',
      PREFIX: 'found by the beginning of a word',
      TRANSLITERATION: 'found in the other alphabet',
      KEYBOARD_LAYOUT: 'found in the other keyboard layout',
      TYPO: 'found with a typing error',
    } satisfies Guessed,
    mean: 'Did you mean:',
    read: 'Read with the other keyboard layout:',
    more: (n: number) => `Show ${number('en', n)} more`,
    narrow: 'These are the best 100. Add a word, or choose a kind or a region.',
  },
  ru: {
    found: (n: number) => counted('ru', n, ['результат', 'результата', 'результатов']),
    none: (q: string) => `Ничего с названием «${q}» не нашлось`,
    advice: 'Попробуйте меньше слов, другое написание или название региона. Поиск понимает опечатки, формы слов и коды.',
    filtered: 'Выбран вид или регион.',
    everything: 'Искать везде',
    by: {
      ABBREVIATION: 'найдено по сокращению',
      WORD_FORM: 'найдено по другой форме слова',
      PREFIX: 'найдено по началу слова',
      TRANSLITERATION: 'найдено в другом алфавите',
      KEYBOARD_LAYOUT: 'найдено в другой раскладке',
      TYPO: 'найдено с поправкой на опечатку',
    } satisfies Guessed,
    mean: 'Возможно, имелось в виду:',
    read: 'Прочитано в другой раскладке:',
    more: (n: number) => `Показать ещё ${number('ru', n)}`,
    narrow: 'Это лучшие 100. Добавьте слово или выберите вид или регион.',
  },
};

const page = 20;
const most = 100;

/** What a text finds in the kind and region that are chosen. */
export function useResults(q: string): State<SearchQuery> {
  const { type, region, shown = page } = useSearch({ from: '/$language/search' });
  return useAnswer(SearchDocument, {
    text: q,
    types: type && isSearched(type) ? [typeOf[type]] : null,
    region: region ? { code: region } : null,
    first: shown,
  });
}

/** The things that a text finds, the best first, and why each is found. */
export function Results({ q, of: answer }: { q: string; of: State<SearchQuery> }) {
  const { type, region } = useSearch({ from: '/$language/search' });
  return <Answer of={answer}>{({ search }) => search && <Hits q={q} of={search} filtered={!!type || !!region} busy={answer.fetching} />}</Answer>;
}

interface HitsParts {
  q: string;
  of: NonNullable<SearchQuery['search']>;
  filtered: boolean;
  busy: boolean;
}

function Hits({ q, of: { nodes, totalCount }, filtered, busy }: HitsParts) {
  const language = useLanguage();
  const text = useWords(words);
  const rest = Math.min(totalCount, most) - nodes.length;
  return (
    <section aria-label={text.found(totalCount)} aria-busy={busy}>
      <p role="status" className={styles.line}>
        {totalCount > 0 && text.found(totalCount)}
      </p>
      {totalCount === 0 && (
        <Notice kind="plain" title={text.none(q)}>
          <p>{filtered ? text.filtered : text.advice}</p>
          {filtered && (
            <p>
              <Link to="." search={(search: object) => ({ ...search, type: undefined, region: undefined })}>
                {text.everything}
              </Link>
            </p>
          )}
          <p className={styles.onward}>
            {onward.map(({ key, title, to }) => (
              <Link key={key} {...to(language)}>
                {title[language]}
              </Link>
            ))}
          </p>
        </Notice>
      )}
      <Meant q={q} of={nodes} />
      <ol role="list" className={styles.list}>
        {nodes.map((hit) => (
          <Hit key={hit.node.id} of={hit} />
        ))}
      </ol>
      {rest > 0 && (
        <p>
          <Link to="." search={(search: object) => ({ ...search, shown: nodes.length + Math.min(rest, page) })} replace resetScroll={false}>
            {text.more(Math.min(rest, page))}
          </Link>
        </p>
      )}
      {rest === 0 && totalCount > most && <p className={styles.line}>{text.narrow}</p>}
    </section>
  );
}

/** If the best result needed a guess: what was guessed, as links to searches without a mistake. */
function Meant({ q, of }: { q: string; of: readonly HitFragment[] }) {
  const text = useWords(words);
  const best = of[0]?.matched;
  if (best?.reason === 'KEYBOARD_LAYOUT') return <Guesses label={text.read} of={[best.readAs]} />;
  if (best?.reason !== 'TYPO') return null;
  const length = q.split(/\s+/).length;
  const alike = of.filter(({ matched }) => matched.reason === 'TYPO' && matched.text.split(/\s+/).length <= length + 1);
  return <Guesses label={text.mean} of={[...new Set(alike.map(({ matched }) => matched.text))].slice(0, 3)} />;
}

function Guesses({ label, of }: { label: string; of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <p className={styles.meant}>
      {label}{' '}
      {of.map((guess, i) => (
        <Fragment key={guess}>
          {i > 0 && ', '}
          <Link to="." search={(search: object) => ({ ...search, q: guess })}>
            <bdi>{guess}</bdi>
          </Link>
        </Fragment>
      ))}
    </p>
  );
}

/** Says why something was found, unless what is said of it does: the name or code that matches, or what was read into the query. */
function useWhy(): (hit: HitFragment, said: string) => ReactNode {
  const language = useLanguage();
  const { by } = useWords<{ by: Guessed }>(words);
  const code = useCodes();
  return ({ matched: { reason, text } }, said) => {
    if (reason === 'CODE') return language === 'ru' ? text.replace('OKTMO', 'ОКТМО').replace('OKATO', 'ОКАТО').replace(/^code/, 'код') : text;
    if (said.toLowerCase().includes(text.toLowerCase())) return by[reason];
    return (
      <>
        {by[reason] ?? code('SearchReason', reason)}: <bdi className={styles.why}>{text}</bdi>
      </>
    );
  };
}

function Hit({ of: hit }: { of: HitFragment }) {
  const { name, line } = useSay()(hit);
  const why = useWhy()(hit, `${name} ${line}`);
  return (
    <li>
      <ThingLink id={hit.node.id}>
        <bdi>{name}</bdi>
      </ThingLink>
      <p className={styles.line}>
        {line}
        {why && <> · {why}</>}
      </p>
    </li>
  );
}
