import { Button } from '../../components/button';
import { useLabels } from './labels';
import { Panel } from './panel';
import styles from './panel.module.css';
import { useChange, type View } from './view';

/** By what rows are grouped, and which figures groups have. */
export function GroupChooser({ view: { plural, resource, group, measures } }: { view: View }) {
  const { text, dimension, measure } = useLabels();
  const change = useChange();
  const figures = Object.entries(resource.measures).filter(([, { figure }]) => !figure?.endsWith('REFUSAL'));

  function choose(at: number, name: string) {
    const next = at === 0 ? [name, ...group.slice(1)] : [group[0]!, name];
    change({ group: [...new Set(next)].filter(Boolean).join() || undefined, order: undefined });
  }

  function toggle(name: string) {
    const next = measures.includes(name) ? measures.filter((one) => one !== name) : [...measures, name];
    if (next.length > 0) change({ measures: next.join() === 'count' ? undefined : next.join() }, { replace: true });
  }

  return (
    <Panel title={text.group}>
      {[0, 1].slice(0, group.length + 1).map((at) => (
        <label key={at} className={styles.field}>
          {at === 0 ? text.groupBy : text.groupThen}
          <select value={group[at] ?? ''} onChange={(event) => choose(at, event.target.value)}>
            <option value="">{text.nothing}</option>
            {Object.entries(resource.dimensions).map(([name, one]) => (
              <option key={name} value={name} disabled={group.includes(name) && group[at] !== name}>
                {dimension(name, one, resource)}
              </option>
            ))}
          </select>
        </label>
      ))}
      {group.length > 0 && (
        <fieldset className={styles.options}>
          <legend>{text.measures}</legend>
          {figures.map(([name, one]) => (
            <label key={name} className={styles.option}>
              <input type="checkbox" checked={measures.includes(name)} onChange={() => toggle(name)} />
              {measure(name, one, plural)}
            </label>
          ))}
        </fieldset>
      )}
      {group.length > 0 && (
        <Button quiet onPress={() => change({ group: undefined, measures: undefined, order: undefined })}>
          {text.ungroup}
        </Button>
      )}
    </Panel>
  );
}
