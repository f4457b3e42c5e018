import { Link } from '@tanstack/react-router';
import { fileAddress } from '../../app/hub';
import { useRelease } from '../../app/release';
import { number } from '../../words/number';
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
  const { release } = useRelease();
  const { query, variables } = textOf(view);
  const given: Record<string, string> = Object.keys(variables).length > 0 ? { variables: JSON.stringify(variables) } : {};
  const address = (format: string, more = {}) => fileAddress(`/releases/${release}/graphql.${format}?${new URLSearchParams({ lang: language, query: query.replace(/\s+/g, ' '), ...given, ...more })}`);
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
                <a href={address(format)} download={`${view.plural}.${format}`}>
                  {text.files[format]}
                </a>
              </li>
            ))}
            <li>
              <a href={address('csv', { dialect: 'excel' })} download={`${view.plural}-excel.csv`}>
                {text.excel}
              </a>
            </li>
          </ul>
        </>
      )}
      <Link to="/$language/query" params={{ language }} search={{ query, ...given } as object}>
        {text.query}
      </Link>
    </Panel>
  );
}
