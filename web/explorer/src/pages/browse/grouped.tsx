import { Answer, useAnswer } from '../../app/answer';
import { Skeleton } from '../../components/skeleton';
import { groupsQuery, type Groups } from './answers';
import styles from './browse.module.css';
import { Download } from './download';
import { Empty } from './empty';
import { GroupChooser } from './group-chooser';
import { GroupTable } from './group-table';
import { useLabels } from './labels';
import { OrderChooser } from './order-chooser';
import { Pager } from './pager';
import { Refused } from './refused';
import { groupVariables } from './query';
import type { View } from './view';
import { Warnings } from './warnings';

const groupsOfPage = 100;

/** Groups of rows with figures, each of which leads to its rows. */
export function Grouped({ view }: { view: View }) {
  const { plural, measures, after, before, resource } = view;
  const page = before ? { last: groupsOfPage, before } : { first: groupsOfPage, after };
  const refusals = measures.map((name) => `${name}Refusal`).filter((name) => name in resource.measures);
  const chosen = Object.fromEntries([...measures, ...refusals].map((name) => [name, true]));
  const answer = useAnswer(groupsQuery(plural), { ...groupVariables(view), ...page, ...chosen, totals: true });
  if (answer.error && !answer.data?.groups) return <Refused error={answer.error} again={answer.again} />;
  return (
    <>
      <Warnings of={answer.warnings} />
      <Answer of={answer} skeleton={<Skeleton lines={12} />}>
        {({ groups }) => groups && <Shown view={view} groups={groups} busy={answer.fetching} />}
      </Answer>
    </>
  );
}

function Shown({ view, groups, busy }: { view: View; groups: Groups; busy: boolean }) {
  const { text } = useLabels();
  return (
    <>
      <div className={styles.bar}>
        <p className={styles.total} role="status">
          {text.groups(groups.totalCount)}
        </p>
        <div className={styles.tools} data-print="no">
          <GroupChooser view={view} />
          <OrderChooser view={view} fields={[...view.measures, ...view.group]} />
          <Download view={view} count={groups.totalCount} />
        </div>
      </div>
      {groups.totalCount === 0 ? (
        <Empty view={view} />
      ) : (
        <div className={styles.answer} aria-busy={busy}>
          <GroupTable view={view} groups={groups.nodes} total={groups.total ?? {}} label={text.groups(groups.totalCount)} />
          <Pager busy={busy} view={view} of={groups} size={groupsOfPage} />
        </div>
      )}
    </>
  );
}
