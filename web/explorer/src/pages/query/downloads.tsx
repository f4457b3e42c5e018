import { useMemo, useState } from 'react';
import { useRelease } from '../../app/release';
import { Button } from '../../components/button';
import { useLanguage, useWords } from '../../words/language';
import { fetchAnswer, formats, linkOf, type Asked, type Format } from './ask';
import { partOf } from './part';
import styles from './query.module.css';
import type { Path, Table } from './shape';

const words = {
  en: {
    all: 'Download all rows',
    zip: 'with sources and citations',
    failed: 'The download failed. The hub says:',
    offline: 'The hub did not answer.',
  },
  ru: {
    all: 'Скачать все строки',
    zip: 'с источниками и ссылками на них',
    failed: 'Скачать не удалось. Сообщение сервера:',
    offline: 'Сервер не ответил.',
  },
};

const names = { csv: 'CSV', xlsx: 'XLSX', ndjson: 'NDJSON', geojson: 'GeoJSON' };

/** A list of an answer as files. They have all its rows, unless the query asks for a page of them. */
export function Downloads({ of: table, asked, path }: { of: Table; asked: Asked; path: Path }) {
  const text = useWords(words);
  const part = useMemo(() => partOf(asked, path), [asked, path]);
  if (!part) return null;
  return (
    <div className={styles.downloads} data-print="no">
      <span className={styles.soft}>{text.all}:</span>
      {formats.filter((format) => format !== 'geojson' || onMap(table)).map((format) => (
        <Download key={format} asked={part} format={format} label={format === 'zip' ? `ZIP ${text.zip}` : names[format]} />
      ))}
    </div>
  );
}

/** GeoJSON needs a place of each row. */
const onMap = ({ columns }: Table): boolean => ['lat', 'lon'].every((name) => columns.some((path) => path.at(-1) === name));

interface File {
  asked: Asked;
  format: Format;
  label: string;
}

function Download(file: File) {
  const language = useLanguage();
  const { release } = useRelease();
  const link = linkOf(file.asked, { release, language }, file.format);
  return link ? <a href={link}>{file.label}</a> : <LongDownload {...file} />;
}

/** A file of a query that is too long for an address. */
function LongDownload({ asked, format, label }: File) {
  const text = useWords(words);
  const language = useLanguage();
  const { release } = useRelease();
  const [failure, setFailure] = useState<string>();

  async function download() {
    setFailure(undefined);
    const response = await fetchAnswer(asked, { release, language }, format);
    if (!response.ok) throw new Error(`${text.failed} ${(await response.json()).errors[0].message}`);
    const address = URL.createObjectURL(await response.blob());
    Object.assign(document.createElement('a'), { href: address, download: `answer.${format}` }).click();
    URL.revokeObjectURL(address);
  }

  return (
    <>
      <Button quiet onPress={() => void download().catch((error: Error) => setFailure(error instanceof TypeError ? text.offline : error.message))}>
        {label}
      </Button>
      {failure && <span role="alert">{failure}</span>}
    </>
  );
}
