import { columnVisibilityFeature, createColumnHelper, rowSortingFeature, tableFeatures, useTable, type Header as TableHeader } from '@tanstack/react-table';
import { useMemo } from 'react';
import { nameOfRow, type Resource, type Row } from '../../catalogue';
import { ThingLink } from '../../components/thing-link';
import { Cell } from './cell';
import styles from './grid.module.css';
import { useLabels } from './labels';
import { useSpecial, type Specials } from './special';
import { useTotals } from './totals';
import { orderText, useChange, type View } from './view';

const features = tableFeatures({ rowSortingFeature, columnVisibilityFeature });
const helper = createColumnHelper<typeof features, Row>();

/** The column with the names of rows: that of the first field that names them, if it alone does or orders them. */
export function nameColumn({ naming, orders }: Resource): string {
  const first = naming[0]!;
  return naming.length === 1 || first in orders ? first : '';
}

/** Rows under heads that order them. The hub orders them: what is here is one page. */
export function Grid({ view, rows, label }: { view: View; rows: Row[]; label: string }) {
  const { plural, resource, order } = view;
  const { text, absence } = useLabels();
  const change = useChange();
  const totals = useTotals(view);
  const special = useSpecial(view, rows);
  const names = nameColumn(resource);
  const shown = placed(view.columns.filter((name) => name !== names), special).join();
  const columns = useMemo(
    () =>
      helper.columns([
        helper.accessor((row) => nameOfRow(plural, row), {
          id: names || 'name of the row',
          enableSorting: names in resource.orders,
          cell: ({ row, getValue }) => (
            <ThingLink id={row.original.id}>
              <bdi className={styles.name}>{getValue()}</bdi>
            </ThingLink>
          ),
        }),
        ...shown.split(',').filter(Boolean).map((name) =>
          helper.accessor((row) => row[name], {
            id: name,
            enableSorting: name in resource.orders,
            cell: ({ row, getValue }) =>
              special[name] ? special[name].cell(row.original) : <Cell field={resource.fields[name]!} value={getValue()} row={row.original} blank={absence(plural, name) !== undefined} />,
          }),
        ),
      ]),
    [plural, resource, names, shown, special],
  );
  const sorting = useMemo(() => order.map(({ field, down }) => ({ id: field, desc: down })), [orderText(order)]);
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: (row) => row.id,
    manualSorting: true,
    maxMultiSortColCount: 4,
    state: { sorting },
    onSortingChange: (updater) => {
      const next = typeof updater === 'function' ? updater(sorting) : updater;
      change({ order: orderText(next.map(({ id, desc }) => ({ field: id, down: desc }))) });
    },
  });
  return (
    <div className={styles.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={styles.grid}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header, i) => (
                <Head key={header.id} view={view} header={header} isName={i === 0} title={special[header.id]?.title} />
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id}>
              {row.getAllCells().map((cell, i) =>
                i === 0 ? (
                  <th key={cell.id} scope="row">
                    <table.FlexRender cell={cell} />
                  </th>
                ) : (
                  <td key={cell.id} data-kind={resource.fields[cell.column.id]?.kind}>
                    <table.FlexRender cell={cell} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {Object.keys(totals).length > 0 && (
          <tfoot>
            <tr>
              {table.getAllLeafColumns().map(({ id }, i) =>
                i === 0 ? (
                  <th key={id} scope="row">
                    {text.sum}
                  </th>
                ) : (
                  <td key={id} data-kind={resource.fields[id]?.kind}>
                    {id in totals && <Cell field={resource.fields[id]!} value={totals[id]} />}
                  </td>
                ),
              )}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

/** Puts the columns that are no fields after those that they belong to, or last. */
function placed(columns: readonly string[], special: Specials): string[] {
  const extra = Object.entries(special).filter(([, { title }]) => title);
  const after = (column: string | undefined) => extra.filter((one) => one[1].after === column).map(([name]) => name);
  return [...columns.flatMap((name) => [name, ...after(name)]), ...after(undefined)];
}

interface HeadProps {
  view: View;
  header: TableHeader<typeof features, Row, unknown>;
  isName: boolean;
  title?: string | undefined;
}

function Head({ view: { resource }, header, isName, title }: HeadProps) {
  const { text, field, unit } = useLabels();
  const { column } = header;
  const of = resource.fields[column.id];
  const label = title ?? (of ? field(of) : isName ? text.name : column.id);
  const sorted = column.getIsSorted();
  const unitLabel = of?.unit && unit(of.unit);
  const words = (
    <>
      {label}
      {unitLabel && <span className={styles.unit}>, {unitLabel}</span>}
    </>
  );
  return (
    <th scope="col" data-kind={isName ? undefined : of?.kind} aria-sort={sorted ? (sorted === 'asc' ? 'ascending' : 'descending') : undefined}>
      {column.getCanSort() ? (
        <button type="button" onClick={column.getToggleSortingHandler()} title={text.hintOrder}>
          {words}
          <span aria-hidden="true" className={styles.arrow}>
            &nbsp;{sorted === 'asc' ? '↑' : sorted === 'desc' ? '↓' : '↕'}
          </span>
        </button>
      ) : (
        words
      )}
    </th>
  );
}
