import { Link } from '@tanstack/react-router';
import { Answer, useAnswer } from '../../app/answer';
import { fileAddress } from '../../app/hub';
import { useRelease } from '../../app/release';
import { Rows, type Column } from '../../components/rows';
import { Section } from '../../components/section';
import { ReleasesDocument, type ReleasesQuery } from '../../gql/graphql';
import { date, day } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { bytes, counted, number } from '../../words/number';
import { ChangeCounts, ChangeLine } from './change-counts';
import { DataPage } from './data-page';
import styles from './data.module.css';
import { ReleaseLink } from './release-link';

const words = {
  en: {
    title: 'Data, release by release',
    lead: (n: number, on: string, rows: string, files: string, asOf: string | undefined) => `Release ${n} of ${on} holds ${rows} in ${files}.${asOf ? ` Data as of ${asOf}.` : ''} A release never changes: what you cite today can be read again.`,
    count: (n: number) => counted('en', n, ['row', 'rows']),
    files: (n: number) => counted('en', n, ['file', 'files']),
    all: (size: string) => `All of it: package.zip (${size} unpacked)`,
    one: 'Files, checksums, licences, citation',
    changed: (n: number, before: number) => `What changed in release ${n} since release ${before}`,
    first: 'no earlier one is kept',
    releases: 'All releases',
    release: 'Release',
    published: 'Published',
    size: 'Size as CSV',
    rows: 'Rows',
    changes: 'What changed',
    package: 'Data package',
    compare: 'Compare',
    current: 'current',
    more: 'How complete and how fresh it is',
    doors: [
      ['coverage', 'Coverage', 'for how many places each figure is known, year by year'],
      ['imports', 'Imports', 'files of publishers that were read, and rows that were left out, with reasons'],
      ['sources', 'Sources', 'who publishes, under which licence, what is overdue'],
    ],
    wanted: 'Wanted data',
    wantedText: 'what is not known, and how to fill a gap',
  },
  ru: {
    title: 'Данные по выпускам',
    lead: (n: number, on: string, rows: string, files: string, asOf: string | undefined) => `В выпуске ${n} от ${on} — ${rows} в ${files}.${asOf ? ` Сведения на ${asOf}.` : ''} Выпуск не меняется: то, на что вы ссылаетесь сегодня, можно прочитать снова.`,
    count: (n: number) => counted('ru', n, ['строка', 'строки', 'строк']),
    files: (n: number) => counted('ru', n, ['файле', 'файлах', 'файлах']),
    all: (size: string) => `Всё сразу: package.zip (без сжатия ${size})`,
    one: 'Файлы, контрольные суммы, лицензии, ссылка',
    changed: (n: number, before: number) => `Что изменилось в выпуске ${n} по сравнению с выпуском ${before}`,
    first: 'более ранних нет',
    releases: 'Все выпуски',
    release: 'Выпуск',
    published: 'Опубликован',
    size: 'Размер в CSV',
    rows: 'Строк',
    changes: 'Что изменилось',
    package: 'Пакет данных',
    compare: 'Сравнить',
    current: 'текущий',
    more: 'Насколько данные полны и свежи',
    doors: [
      ['coverage', 'Охват', 'для скольких мест известен каждый показатель, по годам'],
      ['imports', 'Импорт', 'какие файлы издателей прочитаны, какие строки отложены и почему'],
      ['sources', 'Источники', 'кто публикует, на каких условиях, что пора обновить'],
    ],
    wanted: 'Чего не хватает',
    wantedText: 'что неизвестно и как восполнить пробел',
  },
} as const;

type Kept = NonNullable<ReleasesQuery['releases']>;

// How many releases are compared with the one before: each costs a query.
const compared = 6;

const rowsOf = (release: Kept[number]): number => release.resources.reduce((sum, { rows }) => sum + Number(rows), 0);
const bytesOf = (release: Kept[number]): number => release.resources.reduce((sum, resource) => sum + Number(resource.bytes), 0);

/** The data as a whole: the release shown, what changed in it, and all releases. */
export function Data() {
  const text = useWords<(typeof words)['en'] | (typeof words)['ru']>(words);
  const { release: shown } = useRelease();
  const answer = useAnswer(ReleasesDocument, {});
  const release = answer.data?.releases?.find(({ number }) => number === shown);
  return (
    <DataPage title={text.title} asked={{ query: ReleasesDocument, variables: {} }} lead={release && <Lead of={release} />}>
      <Answer of={answer}>{({ releases }) => <Overview releases={releases ?? []} shown={shown} />}</Answer>
      <Section id="more" title={text.more}>
        <Doors />
      </Section>
    </DataPage>
  );
}

function Lead({ of: release }: { of: Kept[number] }) {
  const language = useLanguage();
  const text = useWords<(typeof words)['en'] | (typeof words)['ru']>(words);
  return text.lead(release.number, day(language, release.publishedAt), text.count(rowsOf(release)), text.files(release.resources.length), release.referenceDate ? date(language, release.referenceDate) : undefined);
}

function Overview({ releases, shown }: { releases: Kept; shown: number }) {
  const language = useLanguage();
  const text = useWords<(typeof words)['en'] | (typeof words)['ru']>(words);
  const at = releases.findIndex(({ number }) => number === shown);
  const release = releases[at];
  const before = releases[at + 1];
  return (
    <>
      {release && (
        <p className={styles.actions}>
          <a href={fileAddress(`/releases/${shown}/package.zip`)}>{text.all(bytes(language, bytesOf(release)))}</a>
          <Link to="/$language/data/releases/$number" params={{ language, number: String(shown) }}>
            {text.one}
          </Link>
        </p>
      )}
      {release && before && (
        <Section id="changed" title={text.changed(shown, before.number)}>
          <ChangeCounts from={before.number} to={shown} />
        </Section>
      )}
      <Section id="releases" title={text.releases}>
        <ReleaseTable releases={releases} />
      </Section>
    </>
  );
}

function Doors() {
  const language = useLanguage();
  const text = useWords<(typeof words)['en'] | (typeof words)['ru']>(words);
  return (
    <dl className={styles.doors}>
      {text.doors.map(([page, name, what]) => (
        <div key={page}>
          <dt>
            <Link to={`/$language/data/${page}`} params={{ language }}>
              {name}
            </Link>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
      <div>
        <dt>
          <Link to="/$language/guides/$" params={{ language, _splat: 'reference/wanted-data' }}>
            {text.wanted}
          </Link>
        </dt>
        <dd>{text.wantedText}</dd>
      </div>
    </dl>
  );
}

function ReleaseTable({ releases }: { releases: Kept }) {
  const language = useLanguage();
  const text = useWords<(typeof words)['en'] | (typeof words)['ru']>(words);
  const columns: Column<Kept[number]>[] = [
    {
      title: text.release,
      cell: (release) => (
        <>
          <ReleaseLink number={release.number} /> {release.current && <span className={styles.mark}>{text.current}</span>}
        </>
      ),
    },
    { title: text.published, cell: ({ publishedAt }) => day(language, publishedAt) },
    { title: text.changes, cell: (release) => <Against before={releases[releases.indexOf(release) + 1]} release={release} ask={releases.indexOf(release) < compared} /> },
    {
      title: text.package,
      cell: (release) => (
        <span>
          <bdi>{release.package}</bdi> {release.packageVersion}
        </span>
      ),
    },
    { title: text.rows, number: true, cell: (release) => number(language, rowsOf(release)) },
    { title: text.size, number: true, cell: (release) => bytes(language, bytesOf(release)) },
  ];
  return <Rows label={text.releases} columns={columns} rows={releases} keyOf={(release) => String(release.number)} />;
}

/** How a release differs from the one before, or the way to see it. */
function Against({ before, release, ask }: { before: Kept[number] | undefined; release: Kept[number]; ask: boolean }) {
  const language = useLanguage();
  const text = useWords<(typeof words)['en'] | (typeof words)['ru']>(words);
  if (!before) return <span className={styles.soft}>{text.first}</span>;
  const pair = { from: before.number, to: release.number };
  if (ask) return <ChangeLine {...pair} />;
  return (
    <Link to="/$language/data/changes" params={{ language }} search={pair}>
      {text.compare}
    </Link>
  );
}
