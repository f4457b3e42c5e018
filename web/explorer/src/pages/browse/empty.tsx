import { useAnswer } from '../../app/answer';
import { Notice } from '../../components/notice';
import { counted } from '../../words/number';
import { tableQuery } from './answers';
import { useSentence } from './chips';
import type { Condition } from './conditions';
import { filterOf } from './filter';
import { kindOfTable, useLabels } from './labels';
import styles from './browse.module.css';
import { useChange, type View } from './view';

/** How many filters are tried: each is a query. */
const most = 5;

/** Says that there is nothing, and which filter to remove. */
export function Empty({ view }: { view: View }) {
  const { text } = useLabels();
  const { conditions } = view;
  if (conditions.length === 0) return <Notice kind="plain" title={text.emptyAlways} />;
  return (
    <Notice kind="plain" title={text.empty}>
      <p>{text.emptyHint}</p>
      <ul role="list">
        {conditions.slice(-most).map((condition) => (
          <Without key={condition.parameter} view={view} condition={condition} />
        ))}
      </ul>
    </Notice>
  );
}

function Without({ view: { plural, conditions }, condition }: { view: View; condition: Condition }) {
  const { language, text } = useLabels();
  const change = useChange();
  const sentence = useSentence(condition);
  const others = conditions.filter((one) => one !== condition);
  const { data } = useAnswer(tableQuery(plural), { filter: filterOf(others), first: 1 });
  return (
    <li>
      <button type="button" className={styles.link} onClick={() => change({ [condition.parameter]: undefined })}>
        {text.leaving(sentence)}
      </button>
      {data?.rows && <>: {counted(language, data.rows.totalCount, kindOfTable(plural)[language])}</>}
    </li>
  );
}
