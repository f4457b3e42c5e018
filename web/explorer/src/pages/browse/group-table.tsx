import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { resourceOf } from '../../catalogue';
import { NoData } from '../../components/no-data';
import { period } from '../../words/date';
import { number } from '../../words/number';
import type { Group } from './answers';
import { choiceOf, missingPath } from './facet';
import grid from './grid.module.css';
import { useLabels } from './labels';
import { addsUp } from './totals';
import { orderText, useChange, type View } from './view';

/** Groups under heads that order them, and below them what all rows that match have together. */
export function GroupTable({ view, groups, total, label }: { view: View; groups: readonly Group[]; total: Record<string, unknown>; label: string }) {
  const { plural, resource, group, measures } = view;
  const { text, dimension } = useLabels();
  const most = mostOf(groups, measures);
  return (
    <div className={grid.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={grid.grid}>
        <thead>
          <tr>
            {group.map((name) => (
              <GroupHead key={name} view={view} name={name}>
                {dimension(name, resource.dimensions[name]!, resource)}
              </GroupHead>
            ))}
            {measures.map((name) => (
              <GroupHead key={name} view={view} name={name} isNumber>
                <MeasureName plural={plural} name={name} />
              </GroupHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((one) => (
            <Line key={JSON.stringify(one.key)} view={view} of={one} most={most} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={group.length}>
              {text.whole}
            </th>
            {measures.map((name) => (
              <td key={name} data-kind="number">
                {name in total && addsUp(view, name) && <Figure value={total[name]} />}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function MeasureName({ plural, name }: { plural: string; name: string }) {
  const resource = resourceOf(plural);
  const { measure, unit } = useLabels();
  const of = resource.measures[name]!;
  const counts = of.figure === 'DISTINCT' || of.figure === 'COUNT';
  const field = of.of && !counts ? resource.fields[of.of] : undefined;
  const unitLabel = field?.unit && unit(field.unit);
  return (
    <>
      {measure(name, of, plural)}
      {unitLabel && <span className={grid.unit}>, {unitLabel}</span>}
    </>
  );
}

/** A head that orders groups by it: figures from the greatest, names from the first, then the other way round. */
function GroupHead({ view: { order }, name, isNumber = false, children }: { view: View; name: string; isNumber?: boolean; children: ReactNode }) {
  const change = useChange();
  const now = order.find(({ field }) => field === name);
  const next = { field: name, down: now ? !now.down : isNumber };
  return (
    <th scope="col" data-kind={isNumber ? 'number' : undefined} aria-sort={now && (now.down ? 'descending' : 'ascending')}>
      <button type="button" onClick={() => change({ order: orderText([next]) })}>
        {children}
        <span aria-hidden="true" className={grid.arrow}>
          &nbsp;{now ? (now.down ? '↓' : '↑') : '↕'}
        </span>
      </button>
    </th>
  );
}

/** The greatest value of each figure on the page, by which its bars are drawn. */
function mostOf(groups: readonly Group[], measures: readonly string[]): Record<string, number> {
  return Object.fromEntries(measures.map((name) => [name, Math.max(...groups.map((group) => Number(group[name]) || 0))]));
}

function Line({ view: { plural, resource, group, measures, conditions }, of, most }: { view: View; of: Group; most: Record<string, number> }) {
  const labels = useLabels();
  const choices = group.map((name) => ({ dimension: resource.dimensions[name]!, ...choiceOf(labels, plural, name, resource.dimensions[name]!, of) }));
  const leads = choices.every(({ dimension }) => dimension.path);
  const filters = Object.fromEntries(choices.map(({ dimension, value }) => (value === '' ? [missingPath(dimension), 'true'] : [dimension.path, value])));
  const former = Object.fromEntries(conditions.map(({ parameter, values }) => [parameter, [...values]]));
  return (
    <tr>
      {choices.map(({ dimension, label }, i) => {
        const Tag = i === 0 ? 'th' : 'td';
        return (
          <Tag key={dimension.name} scope={i === 0 ? 'row' : undefined}>
            {i === 0 && leads ? (
              <Link to="." search={(({ release }: { release?: number }) => ({ release, ...former, ...filters })) as never}>
                <bdi>{label}</bdi>
              </Link>
            ) : (
              <bdi>{label}</bdi>
            )}
          </Tag>
        );
      })}
      {measures.map((name) => (
        <td key={name} data-kind="number">
          <Figure value={of[name]} refusal={of[`${name}Refusal`]} share={share(of[name], most[name]!)} />
        </td>
      ))}
    </tr>
  );
}

const share = (value: unknown, most: number): number | undefined => (most > 0 && Number(value) >= 0 ? Number(value) / most : undefined);

/** A figure with its bar, or why there is none. */
function Figure({ value, refusal, share: width }: { value: unknown; refusal?: unknown; share?: number | undefined }) {
  const { language, code } = useLabels();
  if (value === null || value === undefined) return typeof refusal === 'string' ? <span className={grid.unit}>{code('MeasureRefusal', refusal)}</span> : <NoData />;
  const written = String(value);
  if (!/^-?\d+(\.\d+)?$/.test(written)) return period(language, written);
  return (
    <span className={grid.figure}>
      {number(language, written, 2)}
      <span className={grid.track} aria-hidden="true">
        {width !== undefined && <span className={grid.bar} style={{ inlineSize: `${width * 100}%` }} />}
      </span>
    </span>
  );
}
