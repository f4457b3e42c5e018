import { fileAddress } from '../../app/hub';
import { Copy } from '../../components/copy';
import { Rows, type Column } from '../../components/rows';
import type { ReleaseQuery } from '../../gql/graphql';
import { useLanguage, useWords } from '../../words/language';
import { bytes, number } from '../../words/number';
import styles from './data.module.css';
import { Licences } from './licence';
import { resourceTitle } from './resources';

const words = {
  en: {
    files: 'Files of the release',
    file: 'File',
    rows: 'Rows',
    size: 'Size as CSV',
    formats: 'Formats',
    hash: 'SHA-256, to copy',
    licence: 'Licence',
    verify: 'How to verify',
    one: 'The checksums are those of the CSV in its canonical form. For one file, compare what this prints:',
    escaped: 'If it differs, texts in the file were escaped for spreadsheets: then resources[].hash in datapackage.json has the checksum of the file itself.',
    whole: 'The whole package is verified by an import that publishes nothing:',
  },
  ru: {
    files: 'Файлы выпуска',
    file: 'Файл',
    rows: 'Строк',
    size: 'Размер в CSV',
    formats: 'Форматы',
    hash: 'SHA-256, скопировать',
    licence: 'Лицензия',
    verify: 'Как проверить',
    one: 'Это контрольные суммы CSV в канонической форме. Для одного файла сравните с тем, что напечатает команда:',
    escaped: 'Если сумма другая, значит, тексты в файле экранированы для электронных таблиц: сумма самого файла — в resources[].hash в datapackage.json.',
    whole: 'Пакет целиком проверяет импорт, который ничего не публикует:',
  },
};

const formats = { csv: 'CSV', parquet: 'Parquet', xlsx: 'Excel', jsonl: 'JSONL' } as const;

type Resource = NonNullable<ReleaseQuery['release']>['resources'][number];

/** Each resource of a release as files in all formats, with size, licence and checksum. */
export function Files({ release, resources }: { release: number; resources: readonly Resource[] }) {
  const language = useLanguage();
  const text = useWords(words);
  const columns: Column<Resource>[] = [
    { title: text.file, cell: ({ name }) => <FileName of={name} /> },
    { title: text.rows, number: true, cell: ({ rows }) => number(language, Number(rows)) },
    { title: text.size, number: true, cell: ({ bytes: size }) => bytes(language, Number(size)) },
    { title: text.formats, cell: ({ name }) => <Formats release={release} of={name} /> },
    { title: text.licence, cell: ({ licences }) => <Licences of={licences} /> },
    { title: text.hash, cell: ({ sha256 }) => <Hash of={sha256} /> },
  ];
  return (
    <>
      <Rows label={text.files} columns={columns} rows={resources} keyOf={({ name }) => name} />
      <Verify release={release} />
    </>
  );
}

function Hash({ of }: { of: string }) {
  return (
    <span className={styles.hash} title={of}>
      <Copy text={of} label={`${of.slice(0, 8)}…`} />
    </span>
  );
}

function FileName({ of }: { of: string }) {
  return (
    <>
      {resourceTitle(useLanguage(), of)} <code className={styles.soft}>{of}</code>
    </>
  );
}

function Formats({ release, of }: { release: number; of: string }) {
  return (
    <span className={styles.formats}>
      {Object.entries(formats).map(([extension, name]) => (
        <a key={extension} href={fileAddress(`/releases/${release}/${of}.${extension}`)} aria-label={`${name}: ${of}.${extension}`}>
          {name}
        </a>
      ))}
    </span>
  );
}

function Verify({ release }: { release: number }) {
  const text = useWords(words);
  const address = (file: string) => location.origin + fileAddress(`/releases/${release}/${file}`);
  return (
    <details>
      <summary>{text.verify}</summary>
      <div className={styles.verify}>
        <p>{text.one}</p>
        <pre>{`curl -L -O ${address('region.csv')}\nsha256sum region.csv`}</pre>
        <p>{text.escaped}</p>
        <p>{text.whole}</p>
        <pre>{`govhub import --dry-run ${address('package.zip')}`}</pre>
      </div>
    </details>
  );
}
