import { Button } from '../../components/button';
import { nameColumn } from './grid';
import { useLabels } from './labels';
import { Panel } from './panel';
import styles from './panel.module.css';
import { useChange, usualColumns, type View } from './view';

/** Which columns the table has; a new one comes last. */
export function ColumnChooser({ view: { plural, resource, columns } }: { view: View }) {
  const { text, field } = useLabels();
  const change = useChange();
  const free = Object.keys(resource.fields).filter((name) => name !== nameColumn(resource));

  function toggle(name: string) {
    const next = columns.includes(name) ? columns.filter((one) => one !== name) : [...columns, name];
    const usual = next.length === 0 || next.join() === usualColumns(plural).join();
    change({ columns: usual ? undefined : next.join() }, { replace: true });
  }

  return (
    <Panel title={text.columns}>
      {free.map((name) => (
        <label key={name} className={styles.option}>
          <input type="checkbox" checked={columns.includes(name)} onChange={() => toggle(name)} />
          {field(resource.fields[name]!)}
        </label>
      ))}
      <Button quiet onPress={() => change({ columns: undefined }, { replace: true })}>
        {text.usual}
      </Button>
    </Panel>
  );
}
