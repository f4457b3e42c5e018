import { useDeferredValue, useState } from 'react';
import { Answer, useAnswer } from '../../app/answer';
import { keyOf, nameOfRow, resourceOf, type Plural } from '../../catalogue';
import { tableQuery } from './answers';
import { useLabels } from './labels';
import styles from './panel.module.css';

const most = 30;

/** Chooses one thing of a resource: a list, which words narrow. */
export function ThingPicker({ plural, chosen, onChoose }: { plural: Plural; chosen: string; onChoose: (key: string) => void }) {
  const { text } = useLabels();
  const [typed, type] = useState('');
  const words = useDeferredValue(typed.trim());
  const name = searched(plural);
  const filter = words && name ? { [name]: { contains: words } } : undefined;
  const answer = useAnswer(tableQuery(plural), { filter, first: most });
  return (
    <div className={styles.field}>
      {name && <input type="search" aria-label={text.findThing} placeholder={text.findThing} value={typed} onChange={(event) => type(event.target.value)} />}
      <Answer of={answer}>
        {({ rows }) => (
          <div className={styles.results} role="group" aria-label={text.value}>
            {rows?.nodes.map((row) => (
              <button key={row.id} type="button" aria-pressed={keyOf(row.id) === chosen} onClick={() => onChoose(keyOf(row.id))}>
                <bdi>{nameOfRow(plural, row)}</bdi>
              </button>
            ))}
            {rows?.totalCount === 0 && <p>{text.noneFound}</p>}
          </div>
        )}
      </Answer>
    </div>
  );
}

/** The text by which things are found: the name, if it is a field of theirs. */
function searched(plural: Plural): string | undefined {
  const { naming, fields, key } = resourceOf(plural);
  const name = naming.find((one) => fields[one]?.filter);
  return name ?? (fields[key] ? key : undefined);
}
