import { Link, useSearch } from '@tanstack/react-router';
import { Answer, useAnswer } from '../../app/answer';
import { useRelease } from '../../app/release';
import { Gone } from '../../components/gone';
import { Notice } from '../../components/notice';
import { Section } from '../../components/section';
import { ChangeCountsDocument, ChangesDocument, ReleasesDocument, type ChangesQueryVariables, type RowChangeKind } from '../../gql/graphql';
import { useLanguage, useWords } from '../../words/language';
import { counted, form } from '../../words/number';
import type { ChangeKind } from './change-kinds';
import { ChangedRow } from './changed-row';
import { Choose, type Kept } from './changes-choose';
import { Narrow } from './changes-narrow';
import styles from './changes.module.css';
import { DataPage } from './data-page';
import data from './data.module.css';

const words = {
  en: {
    title: (from: number, to: number) => `What changed from release ${from} to release ${to}`,
    plain: 'What changed between releases',
    one: 'There is nothing to compare with',
    oneText: 'No earlier release is kept. When the operator of the hub publishes the next, this page shows each row that was added, changed or removed, with old and new values.',
    same: 'No row differs',
    sameText: 'Both releases hold the same data.',
    rows: (n: number) => counted('en', n, ['row differs', 'rows differ']),
    next: 'Next 50',
    first: 'Back to the first',
  },
  ru: {
    title: (from: number, to: number) => `Что изменилось с выпуска ${from} к выпуску ${to}`,
    plain: 'Что изменилось между выпусками',
    one: 'Сравнивать пока не с чем',
    oneText: 'Более ранних выпусков нет. Когда оператор опубликует следующий, здесь будет каждая добавленная, изменённая и удалённая строка со старыми и новыми значениями.',
    same: 'Ни одна строка не отличается',
    sameText: 'В обоих выпусках одни и те же данные.',
    rows: (n: number) => `${form('ru', n, ['Отличается', 'Отличаются', 'Отличаются'])} ${counted('ru', n, ['строка', 'строки', 'строк'])}`,
    next: 'Следующие 50',
    first: 'К началу',
  },
};

interface Search {
  resource?: string | undefined;
  kind?: ChangeKind | undefined;
  after?: string | undefined;
}

function askedOf(from: number, to: number, { resource, kind, after }: Search): ChangesQueryVariables {
  return { from, to, resource: resource ?? null, kind: (kind?.toUpperCase() as RowChangeKind | undefined) ?? null, after: after ?? null };
}

/** The rows that differ between two releases, each with its old and new values. */
export function Changes() {
  const text = useWords(words);
  const { release } = useRelease();
  const search = useSearch({ from: '/$language/data/changes' });
  const answer = useAnswer(ReleasesDocument, {});
  const kept = answer.data?.releases ?? [];
  const to = search.to ?? release;
  const from = search.from ?? kept.find(({ number }) => number < to)?.number;
  if (kept.length < 2 || from === undefined) {
    return (
      <DataPage title={text.plain} asked={{ query: ReleasesDocument, variables: {} }}>
        <Answer of={answer}>
          {() => (
            <Notice kind="plain" title={text.one}>
              <p>{text.oneText}</p>
            </Notice>
          )}
        </Answer>
      </DataPage>
    );
  }
  return (
    <DataPage title={text.title(from, to)} asked={{ query: ChangesDocument, variables: askedOf(from, to, search) }}>
      <Choose kept={kept} from={from} to={to} />
      <Compared kept={kept} from={from} to={to} />
    </DataPage>
  );
}

function Compared({ kept, from, to }: { kept: readonly Kept[]; from: number; to: number }) {
  const language = useLanguage();
  const numbers = kept.map((release) => release.number);
  const gone = [from, to].find((one) => !numbers.includes(one));
  if (gone !== undefined) {
    const rest = { from, to };
    return (
      <Gone
        number={gone}
        kept={numbers}
        link={(nearest) => (
          <Link to="/$language/data/changes" params={{ language }} search={gone === from ? { ...rest, from: nearest } : { ...rest, to: nearest }}>
            {nearest}
          </Link>
        )}
      />
    );
  }
  return <Differences from={from} to={to} />;
}

function Differences({ from, to }: { from: number; to: number }) {
  const language = useLanguage();
  const text = useWords(words);
  const search = useSearch({ from: '/$language/data/changes' });
  const { resource, kind, after } = search;
  const counts = useAnswer(ChangeCountsDocument, { from, to });
  const answer = useAnswer(ChangesDocument, askedOf(from, to, search));
  return (
    <>
      {counts.data?.changes && counts.data.changes.counts.length > 0 && <Narrow counts={counts.data.changes.counts} from={from} to={to} />}
      <Answer of={answer}>
        {({ changes }) =>
          !changes || changes.totalCount === 0 ? (
            <Notice kind="plain" title={text.same}>
              {!resource && !kind && <p>{text.sameText}</p>}
            </Notice>
          ) : (
            <Section title={text.rows(changes.totalCount)}>
              <ol role="list" className={styles.list}>
                {changes.nodes.map((row) => (
                  <ChangedRow key={`${row.resource} ${row.key}`} of={row} from={from} to={to} />
                ))}
              </ol>
              <p className={data.actions} data-print="no">
                {changes.pageInfo.hasNextPage && (
                  <Link to="/$language/data/changes" params={{ language }} search={{ from, to, resource, kind, after: changes.pageInfo.endCursor ?? undefined }}>
                    {text.next}
                  </Link>
                )}
                {after && (
                  <Link to="/$language/data/changes" params={{ language }} search={{ from, to, resource, kind }}>
                    {text.first}
                  </Link>
                )}
              </p>
            </Section>
          )
        }
      </Answer>
    </>
  );
}
