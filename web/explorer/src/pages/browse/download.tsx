import { Link } from '@tanstack/react-router';
import { number } from '../../words/number';
import { FileLink } from '../query/file-link';
import { useLabels } from './labels';
import { Panel } from './panel';
import styles from './panel.module.css';
import { textOf } from './query';
import type { View } from './view';

const formats = ['csv', 'xlsx', 'parquet', 'zip'] as const;
const most = 1_000_000;

/** Files of exactly this table, all of its pages, and the query that makes them. */
export function Download({ view, count }: { view: View; count: number }) {
  const { language, text } = useLabels();
  const { query, variables: given } = textOf(view);
  const variables = Object.keys(given).length > 0 ? JSON.stringify(given) : '';
  const asked = { query: query.replace(/\s+/g, ' '), variables }; // without lines and indents, addresses are shorter
  return (
    <Panel title={text.download}>
      {count > most ? (
        <p>{text.tooMany}</p>
      ) : (
        <>
          <p>{text.downloadHint(number(language, count))}</p>
          <ul role="list" className={styles.files}>
            {formats.map((format) => (
              <li key={format}>
                <FileLink asked={asked} file={{ format }}>
                  {text.files[format]}
                </FileLink>
              </li>
            ))}
            <li>
              <FileLink asked={asked} file={{ format: 'csv', dialect: 'excel' }}>
                {text.excel}
              </FileLink>
            </li>
          </ul>
        </>
      )}
      <Link to="/$language/query" params={{ language }} search={{ query, variables } as object}>
        {text.query}
      </Link>
    </Panel>
  );
}
