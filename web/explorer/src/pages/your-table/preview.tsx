import { NoData } from '../../components/no-data';
import { useLanguage } from '../../words/language';
import { number } from '../../words/number';
import type { Merged } from './merge';
import { textOf, type Cell } from './sheet';
import styles from './your-table.module.css';

/** The beginning of the table. What was added stands out, and it scrolls in its own frame. */
export function Preview({ of: { head, rows, kept }, name, label }: { of: Merged; name: number; label: string }) {
  const language = useLanguage();
  const marks = (at: number) => ({ 'data-added': at >= kept, 'data-aside': at < kept && at !== name });
  const write = (cell: Cell | undefined, at: number) => {
    if (at >= kept && cell === null) return <NoData />;
    return <bdi>{at >= kept && typeof cell === 'number' ? number(language, cell) : textOf(cell)}</bdi>;
  };
  return (
    <div className={styles.frame} role="group" aria-label={label} tabIndex={0}>
      <table className={styles.preview}>
        <thead>
          <tr>
            {head.map((title, at) => (
              <th key={at} scope="col" {...marks(at)} data-short={title.length <= 12}>
                <bdi>{title}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, at) => (
                <td key={at} {...marks(at)} data-number={typeof cell === 'number'} data-short={textOf(cell).length <= 12}>
                  {write(cell, at)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
