import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Notice } from '../../components/notice';
import { Button as WordButton } from '../../components/button';
import { AddFilter } from './add-filter';
import styles from './chips.module.css';
import { thingOf, type Condition } from './conditions';
import { useLabels } from './labels';
import { useNames } from './names';
import { useChange, type View } from './view';

/** What restricts the table, each a button that removes it, and what of the address does not. */
export function Chips({ view, children }: { view: View; children: ReactNode }) {
  const { text } = useLabels();
  const change = useChange();
  const { conditions, strange } = view;
  const removed = Object.fromEntries(conditions.map(({ parameter }) => [parameter, undefined]));
  return (
    <>
      <div className={styles.chips} role="group" aria-label={text.filters}>
        {children}
        {conditions.map((condition) => (
          <Chip key={condition.parameter} of={condition} />
        ))}
        <span className={styles.actions} data-print="no">
          <AddFilter view={view} />
          {conditions.length > 1 && (
            <WordButton quiet onPress={() => change(removed)}>
              {text.removeAll}
            </WordButton>
          )}
        </span>
      </div>
      {strange.length > 0 && (
        <Notice kind="warning" title={text.strangeTitle}>
          <p>
            {strange.map(({ parameter, value }) => (
              <code key={`${parameter}=${value}`} className={styles.strange}>
                {parameter}={value}
              </code>
            ))}
          </p>
          <WordButton onPress={() => change(Object.fromEntries(strange.map(({ parameter }) => [parameter, undefined])), { replace: true })}>{text.strangeRemove}</WordButton>
        </Notice>
      )}
    </>
  );
}

function Chip({ of }: { of: Condition }) {
  const { text } = useLabels();
  const change = useChange();
  const sentence = useSentence(of);
  return (
    <Button className={styles.chip!} aria-label={text.removeFilter(sentence)} onPress={() => change({ [of.parameter]: undefined })}>
      <bdi>{sentence}</bdi> <span aria-hidden="true">×</span>
    </Button>
  );
}

/** Writes a condition in words, with the names of things. */
export function useSentence(of: Condition): string {
  const { condition } = useLabels();
  return condition(of, useNames(thingOf(of), of.values));
}
