import { Link } from '@tanstack/react-router';
import { useTitle } from '../../app/title';
import { Head } from '../../things/head';
import styles from './browse.module.css';
import { Chips } from './chips';
import { FilterAside, FilterSheet } from './facets';
import { Grouped } from './grouped';
import { kindOfTable, useLabels } from './labels';
import { lines } from './lines';
import { List } from './list';
import { useWide } from './wide';
import type { View } from './view';

/** A resource as a table: what restricts it, and its rows or groups of them. */
export function Browser({ view }: { view: View }) {
  const { language, text } = useLabels();
  const wide = useWide();
  const name = kindOfTable(view.plural).title[language];
  useTitle(name);
  return (
    <>
      <Head
        path={
          <Link to="/$language/browse" params={{ language }}>
            {text.browse}
          </Link>
        }
        name={name}
        line={lines[view.plural][language]}
      />
      <div className={styles.page} data-wide>
        {wide && <FilterAside view={view} />}
        <div className={styles.main}>
          <Chips view={view}>{!wide && <FilterSheet view={view} />}</Chips>
          {view.group.length > 0 ? <Grouped view={view} /> : <List view={view} />}
        </div>
      </div>
    </>
  );
}
