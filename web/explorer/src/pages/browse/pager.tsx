import { Link } from '@tanstack/react-router';
import { number } from '../../words/number';
import type { Groups, Rows } from './answers';
import styles from './browse.module.css';
import { useLabels } from './labels';
import type { View } from './view';

interface PagerProps {
  view: View;
  of: Rows | Groups;
  /** How many rows a page has, except the last. */
  size: number;
  busy: boolean;
}

/** Leads to the pages before and after. Pages begin at a row, whose number goes along; those of rows that are being replaced lead nowhere. */
export function Pager({ view: { from }, of: { nodes, pageInfo, totalCount }, size, busy }: PagerProps) {
  const { language, text } = useLabels();
  const last = from && from + nodes.length - 1;
  const known = from && last && last <= totalCount;
  const to = (page: object) => (search: object) => ({ ...search, after: undefined, before: undefined, from: undefined, ...page }) as object;
  return (
    <nav className={styles.pager} aria-label={text.pages}>
      <span>{known && text.shown(number(language, from), number(language, last), number(language, totalCount))}</span>
      <span className={styles.pages} data-print="no">
        {pageInfo.hasPreviousPage && !busy && (
          <>
            <Link to="." search={to({})}>
              {text.first}
            </Link>
            <Link to="." search={to({ before: pageInfo.startCursor, from: known && from > size ? from - size : undefined })} rel="prev">
              {text.previous}
            </Link>
          </>
        )}
        {pageInfo.hasNextPage && !busy && (
          <Link to="." search={to({ after: pageInfo.endCursor, from: known ? last + 1 : undefined })} rel="next">
            {text.next}
          </Link>
        )}
      </span>
    </nav>
  );
}
