import { useState } from 'react';
import { Answer, useAnswer } from '../../app/answer';
import { keyOf, nameOfRow, type Dimension, type Row } from '../../catalogue';
import { number } from '../../words/number';
import { groupsQuery, type Group } from './answers';
import styles from './facets.module.css';
import { filterOf } from './filter';
import { useLabels, type Labels } from './labels';
import { useChange, type View } from './view';

const few = 8;
const many = 100;

/** Values of a dimension with the number of rows that each would leave; several of them are alternatives. */
export function Facet({ view, name, startsOpen }: { view: View; name: string; startsOpen: boolean }) {
  const labels = useLabels();
  const dimension = view.resource.dimensions[name]!;
  const chosen = valuesOf(view, dimension);
  const [isOpen, setOpen] = useState(startsOpen || chosen.size > 0);
  const [first, setFirst] = useState(few);
  const answer = useAnswer(groupsQuery(view.plural), { ...facetVariables(view, dimension), first, count: true }, !isOpen);
  const { language, text } = labels;
  return (
    <details className={styles.facet} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{labels.dimension(name, dimension, view.resource)}</summary>
      {isOpen && answer.error && <p className={styles.none}>{text.notCounted}</p>}
      {isOpen && !answer.error && (
        <Answer of={answer}>
          {({ groups }) => (
            <>
              <ul role="list">
                {groups?.nodes.map((group) => {
                  const choice = choiceOf(labels, view.plural, name, dimension, group);
                  return (
                    <li key={choice.value}>
                      <Choice dimension={dimension} chosen={chosen} {...choice} count={number(language, String(group['count']))} />
                    </li>
                  );
                })}
              </ul>
              {groups?.totalCount === 0 && <p className={styles.none}>{text.noValues}</p>}
              {groups && groups.totalCount > few && (
                <button type="button" className={styles.more} onClick={() => setFirst(first === few ? many : few)}>
                  {first === few ? text.more(number(language, groups.totalCount)) : text.fewer}
                </button>
              )}
            </>
          )}
        </Answer>
      )}
    </details>
  );
}

interface ChoiceProps {
  dimension: Dimension;
  chosen: ReadonlySet<string>;
  value: string;
  label: string;
  count: string;
}

function Choice({ dimension, chosen, value, label, count }: ChoiceProps) {
  const change = useChange();
  const path = dimension.path!;
  const missing = missingPath(dimension);

  function toggle() {
    if (value === '') return change({ [path]: undefined, [missing]: chosen.has('') ? undefined : 'true' });
    const rest = [...chosen].filter((one) => one !== '' && one !== value);
    const values = chosen.has(value) ? rest : [...rest, value];
    change({ [path]: values.length > 0 ? values : undefined, [missing]: undefined });
  }

  return (
    <label className={styles.choice}>
      <input type="checkbox" checked={chosen.has(value)} onChange={toggle} />
      <bdi>{label}</bdi>
      <span data-number>{count}</span>
    </label>
  );
}

/** The parameter of rows without a value: of another row, or of the field itself. */
export const missingPath = ({ path, to }: Dimension): string => `${to ? path!.slice(0, path!.lastIndexOf('.')) : path!.replace(/\.year$/, '')}.isNull`;

/** The chosen values; empty for rows without one. */
function valuesOf({ conditions }: View, dimension: Dimension): Set<string> {
  const values = conditions.find(({ parameter }) => parameter === dimension.path)?.values ?? [];
  const missing = conditions.some(({ parameter, values: [value] }) => parameter === missingPath(dimension) && value === 'true');
  return new Set(missing ? [...values, ''] : values);
}

/** Counts under all filters but its own, so that other values can be chosen beside one. */
function facetVariables({ resource, conditions }: View, dimension: Dimension) {
  const others = conditions.filter(({ parameter }) => parameter !== dimension.path && parameter !== missingPath(dimension));
  const filter = filterOf(others);
  const byTime = dimension.path!.endsWith('.year') || dimension.name === 'PERIOD';
  return {
    groupBy: [dimension.name],
    filter: resource.lives && dimension.path === 'state' ? { ...filter, state: { isNull: false } } : filter,
    orderBy: [byTime ? { field: dimension.name, direction: 'DESC' } : { field: 'COUNT', direction: 'DESC' }],
  };
}

/** The value of a group as addresses and people write it. */
export function choiceOf({ code, text, value, absence }: Labels, plural: string, name: string, { to, set }: Dimension, { key }: Group): { value: string; label: string } {
  const raw = key[name];
  if (raw === null || raw === undefined) return { value: '', label: absence(plural, name) ?? text.noData };
  if (to) return { value: keyOf((raw as Row).id), label: nameOfRow(to, raw as Row) };
  if (set) return { value: String(raw), label: code(set, String(raw)) };
  if (typeof raw === 'boolean') return { value: String(raw), label: raw ? text.yes : text.no };
  return { value: String(raw), label: value(undefined, String(raw)) };
}
