import { Link } from '@tanstack/react-router';
import { Answer, useAnswer } from '../../app/answer';
import { Rows, type Column } from '../../components/rows';
import { Skeleton } from '../../components/skeleton';
import { ChangeCountsDocument, type ChangeCountsQuery } from '../../gql/graphql';
import { useLanguage, useWords } from '../../words/language';
import { counted, number, type Forms } from '../../words/number';
import { changeKinds, kindWords, sumOf, type ChangeKind } from './change-kinds';
import styles from './data.module.css';
import { resourceTitle } from './resources';

const words = {
  en: { resource: 'What', ...kindWords.en, none: 'No row differs.', all: 'Every change, with old and new values' },
  ru: { resource: 'Что', ...kindWords.ru, none: 'Ни одна строка не отличается.', all: 'Все изменения со старыми и новыми значениями' },
};

type Count = NonNullable<ChangeCountsQuery['changes']>['counts'][number];

interface Pair {
  from: number;
  to: number;
}

/** How many rows differ between two releases, by resource; each number leads to these rows. */
export function ChangeCounts({ from, to }: Pair) {
  const language = useLanguage();
  const text = useWords(words);
  const answer = useAnswer(ChangeCountsDocument, { from, to });
  const columns: Column<Count>[] = [
    { title: text.resource, cell: ({ resource }) => resourceTitle(language, resource) },
    ...changeKinds.map((kind) => ({
      title: text[kind],
      number: true,
      cell: (count: Count) =>
        count[kind] === 0 ? (
          <span className={styles.soft}>0</span>
        ) : (
          <Link to="/$language/data/changes" params={{ language }} search={{ from, to, resource: count.resource, kind }}>
            {number(language, count[kind])}
          </Link>
        ),
    })),
  ];
  return (
    <Answer of={answer}>
      {({ changes }) =>
        !changes?.counts.length ? (
          <p>{text.none}</p>
        ) : (
          <div className={styles.counts}>
            <Rows label={text.all} columns={columns} rows={changes.counts} keyOf={({ resource }) => resource} />
            <p>
              <Link to="/$language/data/changes" params={{ language }} search={{ from, to }}>
                {text.all}
              </Link>
            </p>
          </div>
        )
      }
    </Answer>
  );
}

const short: Record<'en' | 'ru', Record<ChangeKind, Forms>> = {
  en: { added: ['added', 'added'], changed: ['changed', 'changed'], removed: ['removed', 'removed'] },
  ru: { added: ['добавлена', 'добавлены', 'добавлено'], changed: ['изменена', 'изменены', 'изменено'], removed: ['удалена', 'удалены', 'удалено'] },
};

/** The same in a line: 3 added, 29 changed. */
export function ChangeLine({ from, to }: Pair) {
  const language = useLanguage();
  const text = useWords(words);
  const answer = useAnswer(ChangeCountsDocument, { from, to });
  return (
    <Answer of={answer} skeleton={<Skeleton lines={1} />}>
      {({ changes }) => {
        const parts = changeKinds
          .map((kind) => ({ kind, sum: sumOf(changes?.counts ?? [], kind) }))
          .filter(({ sum }) => sum > 0)
          .map(({ kind, sum }) => counted(language, sum, short[language][kind]));
        return parts.length === 0 ? (
          text.none
        ) : (
          <Link to="/$language/data/changes" params={{ language }} search={{ from, to }}>
            {parts.join(', ')}
          </Link>
        );
      }}
    </Answer>
  );
}
