import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { SearchField } from '../../components/search-field';
import { useLanguage, useWords } from '../../words/language';
import { counted, number } from '../../words/number';
import data from './data.module.css';
import { PublisherDetail } from './publisher-detail';
import type { Publisher } from './publishers';
import styles from './publishers.module.css';
import { resourceTitle } from './resources';

const words = {
  en: {
    find: 'Find a publisher',
    unnamed: 'publisher not known',
    publications: (n: number) => counted('en', n, ['publication', 'publications']),
    unknown: 'terms not known',
    none: 'No publisher has this in its name.',
    more: (n: number) => `All ${n} publishers`,
  },
  ru: {
    find: 'Найти издателя',
    unnamed: 'издатель неизвестен',
    publications: (n: number) => counted('ru', n, ['публикация', 'публикации', 'публикаций']),
    unknown: 'условия неизвестны',
    none: 'Ни у одного издателя этого нет в названии.',
    more: (n: number) => `Все издатели: ${n}`,
  },
};

/** Stands in the address for publications without a publisher. */
export const unnamed = '-';

const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');
const first = 25;

/** Publishers, found by name; the chosen one opens below itself. */
export function PublisherList({ of }: { of: readonly Publisher[] }) {
  const language = useLanguage();
  const text = useWords(words);
  const navigate = useNavigate({ from: '/$language/data/sources' });
  const { find = '', publisher, all } = useSearch({ from: '/$language/data/sources' });
  const found = of.filter(({ name }) => plain(name ?? text.unnamed).includes(plain(find.trim())));
  const shown = all || find ? found : found.filter(({ name }, i) => i < first || (name ?? unnamed) === publisher);
  return (
    <>
      <SearchField label={text.find} value={find} onChange={(next) => void navigate({ search: (search) => ({ ...search, find: next || undefined }), replace: true, resetScroll: false })} />
      {found.length === 0 && <p role="status">{text.none}</p>}
      <ul role="list" className={styles.list}>
        {shown.map((one) => (
          <Row key={one.name ?? unnamed} of={one} chosen={publisher === (one.name ?? unnamed)} />
        ))}
      </ul>
      {shown.length < found.length && (
        <p>
          <Link to="/$language/data/sources" params={{ language }} search={(search) => ({ ...search, all: 1 as const })} resetScroll={false} replace>
            {text.more(found.length)}
          </Link>
        </p>
      )}
    </>
  );
}

function Row({ of, chosen }: { of: Publisher; chosen: boolean }) {
  const language = useLanguage();
  const text = useWords(words);
  const key = of.name ?? unnamed;
  return (
    <li>
      <div className={styles.row}>
        <Link
          to="/$language/data/sources"
          params={{ language }}
          search={(search) => ({ ...search, publisher: chosen ? undefined : key })}
          resetScroll={false}
          replace
          aria-expanded={chosen}
          className={styles.name!}
        >
          <bdi>{of.name ?? text.unnamed}</bdi>
        </Link>
        <span className={styles.count} aria-label={text.publications(of.publications)}>
          {number(language, of.publications)}
        </span>
        <span className={data.soft}>{of.licences.map((licence) => licence ?? text.unknown).join('; ')}</span>
        <span>{of.resources.map((name) => resourceTitle(language, name)).join(', ')}</span>
      </div>
      {chosen && <PublisherDetail of={of.name} />}
    </li>
  );
}
