import { useMemo } from 'react';
import { Answer, useAnswer } from '../../app/answer';
import type { Row } from '../../catalogue';
import { Skeleton } from '../../components/skeleton';
import { counted } from '../../words/number';
import { useRelease } from '../../app/release';
import { embedded } from '../../app/embedded';
import { Embeddable } from '../../embeds/embeddable';
import { Head } from '../../things/head';
import { AsOfDocument } from '../../gql/graphql';
import { date } from '../../words/date';
import { tableQuery, type Rows } from './answers';
import styles from './browse.module.css';
import { ColumnChooser } from './column-chooser';
import { Download } from './download';
import { Empty } from './empty';
import { Grid } from './grid';
import { GroupChooser } from './group-chooser';
import { kindOfTable, useLabels } from './labels';
import { OrderChooser } from './order-chooser';
import { Pager } from './pager';
import { Refused } from './refused';
import { rowVariables } from './query';
import { fieldsOf, useChange, type View } from './view';
import { Warnings } from './warnings';

const rowsOfPage = 50;

/** The rows of a table, in pages. */
export function List({ view }: { view: View }) {
  const { plural, after, before, resource } = view;
  const chosen = fieldsOf(view).filter((name) => !resource.naming.includes(name));
  const page = before ? { last: rowsOfPage, before } : { first: rowsOfPage, after };
  const answer = useAnswer(tableQuery(plural), { ...rowVariables(view), ...page, ...Object.fromEntries(chosen.map((name) => [name, true])) });
  if (answer.error && !answer.data?.rows) return <Refused error={answer.error} again={answer.again} />;
  return (
    <>
      <Warnings of={view.order.length > 0 ? answer.warnings : []} />
      <Answer of={answer} skeleton={<Skeleton lines={12} />}>
        {({ rows }) => rows && <Shown view={view} rows={rows} busy={answer.fetching} />}
      </Answer>
    </>
  );
}

function Shown({ view, rows, busy }: { view: View; rows: Rows; busy: boolean }) {
  const { language } = useLabels();
  const title = counted(language, rows.totalCount, kindOfTable(view.plural)[language]);
  const data = useMemo<Row[]>(() => rows.nodes, [rows]);
  return (
    <>
      <div className={styles.bar}>
        <p className={styles.total} role="status">
          {title}
        </p>
        <div className={styles.tools} data-print="no">
          <ColumnChooser view={view} />
          <OrderChooser view={view} fields={Object.keys(view.resource.orders)} />
          <GroupChooser view={view} />
          <Download view={view} count={rows.totalCount} />
        </div>
      </div>
      <Existing view={view} />
      {rows.totalCount === 0 ? (
        <Empty view={view} />
      ) : (
        <div className={styles.answer} aria-busy={busy}>
          <Embeddable name="table" title={kindOfTable(view.plural).title[language]}>
            {embedded && <Head name={kindOfTable(view.plural).title[language]} line={title} />}
            <Grid view={view} rows={data} label={title} />
          </Embeddable>
          <Pager busy={busy} view={view} of={rows} size={rowsOfPage} />
        </div>
      )}
    </>
  );
}

/** Says that a table has only what exists today, where that can be changed. */
function Existing({ view: { resource, conditions } }: { view: View }) {
  const { language, text } = useLabels();
  const change = useChange();
  const { release: number } = useRelease();
  const { data, fetching } = useAnswer(AsOfDocument, { number }, !resource.lives);
  const on = data?.release?.referenceDate;
  if (!resource.lives || conditions.some(({ steps }) => steps[0]!.name === 'state')) return null;
  return (
    <p className={styles.existing}>
      {!fetching && text.existing(on ? date(language, on) : undefined)}{' '}
      <button type="button" className={styles.link} onClick={() => change({ 'state.isNull': 'false' })}>
        {text.existingAll}
      </button>
    </p>
  );
}
