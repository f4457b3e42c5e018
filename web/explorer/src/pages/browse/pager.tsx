import { Link } from '@tanstack/react-router';
import type { Rows } from './answers';
import styles from './browse.module.css';
import { useLabels } from './labels';

/** Leads to the pages before and after. Pages begin at a row, not at a number; those of rows that are being replaced lead nowhere. */
export function Pager({ info, all, busy }: { info: Rows['pageInfo']; all: string; busy: boolean }) {
  const { text } = useLabels();
  const to = (page: { after?: string | null | undefined; before?: string | null | undefined }) => (search: object) => ({ ...search, after: undefined, before: undefined, ...page }) as object;
  return (
    <nav className={styles.pager} aria-label={text.pages}>
      <span>{all}</span>
      <span className={styles.tools} data-print="no">
        {info.hasPreviousPage && !busy && (
          <>
            <Link to="." search={to({})}>
              {text.first}
            </Link>
            <Link to="." search={to({ before: info.startCursor })} rel="prev">
              {text.previous}
            </Link>
          </>
        )}
        {info.hasNextPage && !busy && (
          <Link to="." search={to({ after: info.endCursor })} rel="next">
            {text.next}
          </Link>
        )}
      </span>
    </nav>
  );
}
