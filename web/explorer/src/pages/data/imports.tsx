import { Answer, useAnswer } from '../../app/answer';
import { Notice } from '../../components/notice';
import { Rows, type Column } from '../../components/rows';
import { Section } from '../../components/section';
import { ThingLink } from '../../components/thing-link';
import { ImportsDocument, type ImportsQuery } from '../../gql/graphql';
import { period } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { counted, number, percent } from '../../words/number';
import { DataPage } from './data-page';
import data from './data.module.css';
import { Reasons } from './reasons';

const words = {
  en: {
    title: 'What was read, and what was left out',
    lead: (read: string, files: string, left: string) => `Of ${read} in ${files}, ${left} because they break a rule. Nothing is corrected by guess: the reasons stand below each file.`,
    rows: (n: number) => counted('en', n, ['row', 'rows']),
    files: (n: number) => counted('en', n, ['file of a publisher', 'files of publishers']),
    left: (n: number) => counted('en', n, ['was left out', 'were left out']),
    none: 'No file of a publisher was imported',
    noneText: 'The rows of this release come from data packages, which are taken whole or not at all. Nothing is quarantined.',
    list: 'Files, those with the most rows left out first',
    file: 'File',
    edition: 'As of',
    read: 'Read',
    accepted: 'Taken',
    quarantined: 'Left out',
    skipped: 'Say nothing',
    skippedText: '“Say nothing”: headings, empty cells and rows that the import does not need.',
    reasons: 'Reasons, file by file',
  },
  ru: {
    title: 'Что прочитано и что отложено',
    lead: (read: string, files: string, left: string) => `Из ${read} в ${files} ${left}: они нарушают правила. Наугад ничего не исправлено, причины — ниже по файлам.`,
    rows: (n: number) => counted('ru', n, ['строки', 'строк']),
    files: (n: number) => counted('ru', n, ['файле издателей', 'файлах издателей']),
    left: (n: number) => counted('ru', n, ['отложена', 'отложены', 'отложено']),
    none: 'Файлы издателей не импортировались',
    noneText: 'Строки этого выпуска — из пакетов данных, которые принимаются целиком или не принимаются вовсе. Ничего не отложено.',
    list: 'Файлы: сначала те, где отложено больше строк',
    file: 'Файл',
    edition: 'По состоянию на',
    read: 'Прочитано',
    accepted: 'Принято',
    quarantined: 'Отложено',
    skipped: 'Без сведений',
    skippedText: '«Без сведений» — заголовки, пустые клетки и строки, которые импорту не нужны.',
    reasons: 'Причины по файлам',
  },
};

export type Imported = NonNullable<ImportsQuery['release']>['imports'][number];

/** The files of publishers that a release was made of, and the rows of them that were quarantined. */
export function Imports() {
  const text = useWords(words);
  const answer = useAnswer(ImportsDocument, {});
  const files = answer.data?.release?.imports ?? [];
  const sum = (column: 'read' | 'quarantined') => files.reduce((all, file) => all + Number(file[column]), 0);
  return (
    <DataPage
      title={text.title}
      lead={files.length > 0 && text.lead(text.rows(sum('read')), text.files(files.length), text.left(sum('quarantined')))}
      asked={{ query: ImportsDocument, variables: {} }}
    >
      <Answer of={answer}>{() => (files.length > 0 ? <Files of={files} /> : <Nothing />)}</Answer>
    </DataPage>
  );
}

function Nothing() {
  const text = useWords(words);
  return (
    <Notice kind="plain" title={text.none}>
      <p>{text.noneText}</p>
    </Notice>
  );
}

function Files({ of }: { of: readonly Imported[] }) {
  const language = useLanguage();
  const text = useWords(words);
  const sorted = of.toSorted((a, b) => Number(b.quarantined) - Number(a.quarantined));
  const withReasons = sorted.filter(({ reasons }) => reasons.length > 0);
  const columns: Column<Imported>[] = [
    { title: text.file, cell: (file) => <File of={file} /> },
    { title: text.edition, cell: ({ edition }) => edition && period(language, edition) },
    { title: text.read, number: true, cell: ({ read }) => number(language, Number(read)) },
    { title: text.accepted, number: true, cell: ({ accepted }) => number(language, Number(accepted)) },
    { title: text.skipped, number: true, cell: ({ skipped }) => number(language, Number(skipped)) },
    { title: text.quarantined, number: true, cell: (file) => <LeftOut of={file} /> },
  ];
  return (
    <>
      <Section id="files" title={text.list}>
        <Rows label={text.list} columns={columns} rows={sorted} keyOf={({ input, edition }) => `${input} ${edition}`} />
        <p className={`${data.soft} ${data.small}`}>{text.skippedText}</p>
      </Section>
      {withReasons.length > 0 && (
        <Section id="reasons" title={text.reasons}>
          {withReasons.map((file) => (
            <Reasons key={`${file.input} ${file.edition}`} of={file} />
          ))}
        </Section>
      )}
    </>
  );
}

function File({ of: { source, input } }: { of: Imported }) {
  return (
    <span>
      {source && <ThingLink id={source.id}>{source.title}</ThingLink>} <code className={data.soft}>{input}</code>
    </span>
  );
}

function LeftOut({ of: { quarantined, read } }: { of: Imported }) {
  const language = useLanguage();
  const left = Number(quarantined);
  if (left === 0) return <span className={data.soft}>0</span>;
  return (
    <span>
      <b>{number(language, left)}</b> <span className={data.soft}>{percent(language, left / Number(read), 2)}</span>
    </span>
  );
}
