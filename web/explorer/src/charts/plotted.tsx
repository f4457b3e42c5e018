import { useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { isModified } from '../components/modified';
import { useLanguage, useWords } from '../words/language';
import type { Draw } from './drawing';
import styles from './plotted.module.css';
import { nearest, step } from './step';
import { useWidth } from '../components/use-width';

const words = {
  en: { kind: 'chart', how: 'Point at the chart, or go through it by arrow keys, to read a value here.' },
  ru: { kind: 'график', how: 'Наведите на график или идите по нему стрелками: здесь будет значение.' },
};

/** A drawing as wide as its place, through whose points keys and pointers go; what is said of the point is read out. */
export function Plotted({ draw, label }: { draw: Draw; label: string }) {
  const language = useLanguage();
  const text = useWords(words);
  const how = useId();
  const [frame, width] = useWidth<HTMLDivElement>();
  const place = useRef<HTMLDivElement>(null);
  const [current, go] = useState<number>();
  const drawing = useMemo(() => (width > 0 ? draw({ width, document, language }) : undefined), [draw, width, language]);
  useLayoutEffect(() => {
    if (drawing) place.current!.replaceChildren(drawing.svg);
  }, [drawing]);
  useLayoutEffect(() => go(undefined), [draw]);
  const marks = drawing?.marks ?? [];
  const shown = current === undefined ? undefined : marks[current];

  function press(event: KeyboardEvent) {
    if (isModified(event)) return;
    const to = current === undefined ? 0 : step(marks, current, event.key);
    if (to === undefined || !/^(Arrow|Home|End)/.test(event.key)) return;
    event.preventDefault();
    go(to);
  }

  function point({ clientX, clientY, currentTarget }: PointerEvent) {
    const { left, top } = currentTarget.getBoundingClientRect();
    go(nearest(marks, clientX - left, clientY - top));
  }

  return (
    <div className={styles.frame} ref={frame}>
      <div
        className={styles.drawing}
        role="application"
        aria-roledescription={text.kind}
        aria-label={label}
        aria-describedby={how}
        tabIndex={0}
        onKeyDown={press}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && go((before) => before ?? 0)}
        onPointerMove={point}
        onPointerDown={point}
      >
        <div ref={place} />
        {shown && (
          <svg className={styles.ring} aria-hidden="true">
            <circle cx={shown.x} cy={shown.y} r="9" />
          </svg>
        )}
      </div>
      <p className={styles.said} id={how} data-print="no">
        <span aria-live="polite" data-said={shown ? true : undefined}>{shown ? <bdi>{shown.said}</bdi> : text.how}</span>
      </p>
    </div>
  );
}
