import { Link, useSearch } from '@tanstack/react-router';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';
import { changeKinds, kindWords, sumOf, type ChangeKind } from './change-kinds';
import styles from './changes.module.css';
import data from './data.module.css';
import { resourceTitle } from './resources';

const words = {
  en: { resources: 'Kinds of rows', kinds: 'Kinds of change', all: 'All' },
  ru: { resources: 'Виды строк', kinds: 'Виды изменений', all: 'Все' },
};

type Count = Record<ChangeKind, number> & { resource: string };

/** Narrows the list to a resource, and to a kind of change. */
export function Narrow({ counts, from, to }: { counts: readonly Count[]; from: number; to: number }) {
  const language = useLanguage();
  const text = useWords(words);
  const kindText = useWords(kindWords);
  const { resource, kind } = useSearch({ from: '/$language/data/changes' });
  const inResource = counts.filter((count) => !resource || count.resource === resource);
  const chip = (search: { resource?: string | undefined; kind?: ChangeKind | undefined }, chosen: boolean, label: string, n: number) => (
    <Link
      key={label}
      to="/$language/data/changes"
      params={{ language }}
      search={{ from, to, ...search }}
      data-chosen={chosen || undefined}
      aria-current={chosen ? 'true' : undefined}
    >
      {label}&nbsp;<span className={data.soft}>{number(language, n)}</span>
    </Link>
  );
  return (
    <div className={styles.narrow} data-print="no">
      <nav className={data.chips} aria-label={text.resources}>
        {chip({ kind }, !resource, text.all, sumOf(counts, kind))}
        {counts.map((count) => chip({ resource: count.resource, kind }, resource === count.resource, resourceTitle(language, count.resource), sumOf([count], kind)))}
      </nav>
      <nav className={data.chips} aria-label={text.kinds}>
        {chip({ resource }, !kind, text.all, sumOf(inResource, undefined))}
        {changeKinds.map((one) => chip({ resource, kind: one }, kind === one, kindText[one], sumOf(inResource, one)))}
      </nav>
    </div>
  );
}
