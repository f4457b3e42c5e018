import { useMemo } from 'react';
import { useWords } from '../../words/language';
import type { Asked } from './ask';
import { FileLink } from './file-link';
import { partOf } from './part';
import styles from './query.module.css';
import type { Path, Table } from './shape';

const words = {
  en: { all: 'Download all rows', zip: 'with sources and citations' },
  ru: { all: 'Скачать все строки', zip: 'с источниками и ссылками на них' },
};

const formats = ['csv', 'xlsx', 'ndjson', 'zip', 'geojson'] as const;
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
        <FileLink key={format} asked={part} file={{ format }}>
          {format === 'zip' ? `ZIP ${text.zip}` : names[format]}
        </FileLink>
      ))}
    </div>
  );
}

/** GeoJSON needs a place of each row. */
const onMap = ({ columns }: Table): boolean => ['lat', 'lon'].every((name) => columns.some((path) => path.at(-1) === name));
