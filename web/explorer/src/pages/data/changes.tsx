import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Answer, useAnswer } from '../../app/answer';
import { useRelease } from '../../app/release';
import { Gone } from '../../components/gone';
import { Notice } from '../../components/notice';
import { Section } from '../../components/section';
import { ChangeCountsDocument, ChangesDocument, ReleasesDocument, type RowChangeKind } from '../../gql/graphql';
import { day } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { counted, form, number } from '../../words/number';
import { changeKinds, kindWords, sumOf, type ChangeKind } from './change-kinds';
import { ChangedRow } from './changed-row';
import styles from './changes.module.css';
import { DataPage } from './data-page';
import data from './data.module.css';
import { resourceTitle } from './resources';

const words = {
  en: {
    title: (from: number, to: number) => `What changed from release ${from} to release ${to}`,
    plain: 'What changed between releases',
    one: 'There is nothing to compare with',
    oneText: 'No earlier release is kept. When the operator of the hub publishes the next, this page shows each entry that was added, changed or removed, with old and new values.',
    same: 'No entry differs',
    sameText: 'Both releases hold the same data.',
    compare: 'Compared releases',
    from: 'From',
    to: 'to',
    option: (n: number, on: string) => `${n}, ${on}`,
    resources: 'Kinds of entries',
    kinds: 'Kinds of change',
    all: 'All',
    entries: (n: number) => counted('en', n, ['entry differs', 'entries differ']),
    next: 'Next 50',
    first: 'Back to the first',
    list: 'Entries',
  },
  ru: {
    title: (from: number, to: number) => `Что изменилось с выпуска ${from} к выпуску ${to}`,
    plain: 'Что изменилось между выпусками',
    one: 'Сравнивать пока не с чем',
    oneText: 'Более ранних выпусков нет. Когда оператор опубликует следующий, здесь будет каждая добавленная, изменённая и удалённая запись со старыми и новыми значениями.',
    same: 'Ни одна запись не отличается',
    sameText: 'В обоих выпусках одни и те же данные.',
    compare: 'Сравниваемые выпуски',
    from: 'С выпуска',
    to: 'к выпуску',
    option: (n: number, on: string) => `${n}, ${on}`,
    resources: 'Виды записей',
    kinds: 'Виды изменений',
    all: 'Все',
    entries: (n: number) => `${form('ru', n, ['Отличается', 'Отличаются', 'Отличаются'])} ${counted('ru', n, ['запись', 'записи', 'записей'])}`,
    next: 'Следующие 50',
    first: 'К началу',
    list: 'Записи',
  },
};

interface Kept {
  number: number;
  publishedAt: string;
}

/** The entries that differ between two releases, each with its old and new values. */
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
      <DataPage title={text.plain}>
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
    <DataPage title={text.title(from, to)}>
      <Choose kept={kept} from={from} to={to} />
      <Compared kept={kept} from={from} to={to} />
    </DataPage>
  );
}

/** Chooses the two releases. */
function Choose({ kept, from, to }: { kept: readonly Kept[]; from: number; to: number }) {
  const language = useLanguage();
  const text = useWords(words);
  const navigate = useNavigate({ from: '/$language/data/changes' });
  const chosen = { from, to };
  const numbers = kept.map((release) => release.number);
  return (
    <div className={styles.choose} role="group" aria-label={text.compare} data-print="no">
      {(['from', 'to'] as const).map((end) => (
        <label key={end}>
          {text[end]}
          <select value={chosen[end]} onChange={(event) => void navigate({ search: { ...chosen, [end]: Number(event.target.value) } })}>
            {!numbers.includes(chosen[end]) && <option value={chosen[end]}>{chosen[end]}</option>}
            {kept.map((release) => (
              <option key={release.number} value={release.number}>
                {text.option(release.number, day(language, release.publishedAt))}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
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
  const { resource, kind, after } = useSearch({ from: '/$language/data/changes' });
  const counts = useAnswer(ChangeCountsDocument, { from, to });
  const answer = useAnswer(ChangesDocument, {
    from,
    to,
    resource: resource ?? null,
    kind: (kind?.toUpperCase() as RowChangeKind | undefined) ?? null,
    after: after ?? null,
  });
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
            <Section title={text.entries(changes.totalCount)}>
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

type Count = Record<ChangeKind, number> & { resource: string };

/** Narrows the list to a resource, and to a kind of change. */
function Narrow({ counts, from, to }: { counts: readonly Count[]; from: number; to: number }) {
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
      activeProps={{}}
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
