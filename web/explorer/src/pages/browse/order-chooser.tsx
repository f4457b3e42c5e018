import { Button } from '../../components/button';
import { useLabels } from './labels';
import { Panel } from './panel';
import styles from './panel.module.css';
import { orderText, useChange, type Order, type View } from './view';

const most = 4;

/** Orders of a table: what is equal by one is ordered by the next. */
export function OrderChooser({ view: { plural, resource, order }, fields }: { view: View; fields: readonly string[] }) {
  const { text, field, dimension, measure } = useLabels();
  const change = useChange();
  const set = (next: readonly Order[]) => change({ order: orderText(next) }, { replace: true });
  const free = fields.filter((name) => !order.some((one) => one.field === name));

  function label(name: string): string {
    if (resource.measures[name]) return measure(name, resource.measures[name], plural);
    const own = resource.fields[name];
    return own ? field(own) : dimension(name, resource.dimensions[name]!, resource);
  }

  return (
    <Panel title={text.order}>
      {order.map((one, i) => (
        <div key={one.field} className={styles.order}>
          <span>
            {label(one.field)}, {one.down ? text.down : text.up}
          </span>
          <Button quiet onPress={() => set(order.with(i, { ...one, down: !one.down }))}>
            {text.turn}
          </Button>
          <Button quiet onPress={() => set(order.filter((other) => other !== one))}>
            {text.remove}
          </Button>
        </div>
      ))}
      {order.length === 0 && <p>{text.orderNone}</p>}
      {order.length < most && free.length > 0 && (
        <label className={styles.field}>
          {order.length > 0 ? text.orderAdd : text.orderFirst}
          <select value="" onChange={(event) => set([...order, { field: event.target.value, down: false }])}>
            <option value="">{text.choose}</option>
            {free.map((name) => (
              <option key={name} value={name}>
                {label(name)}
              </option>
            ))}
          </select>
        </label>
      )}
    </Panel>
  );
}
