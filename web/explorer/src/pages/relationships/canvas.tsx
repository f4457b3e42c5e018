import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { usePageTheme } from '../../app/theme';
import { Button } from '../../components/button';
import { useWords } from '../../words/language';
import type { Drawn } from './graph';
import { arrangeInWorker } from './layout';
import { palette } from './palette';
import styles from './canvas.module.css';
import { stageIn, type Doings, type Stage } from './stage';
import { words } from './words';

interface CanvasParts extends Doings {
  graph: Drawn;
  /** How often there were things that have no place yet. */
  arrange: number;
  chosen: string | undefined;
  link: string | undefined;
  onDetails: () => void;
}

const directions = ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp'];

/** The board as a picture: things are chosen by mouse, touch or arrow keys. */
export default function Canvas({ graph, arrange, chosen, link, onDetails, ...doings }: CanvasParts) {
  const text = useWords(words);
  const theme = usePageTheme();
  const container = useRef<HTMLDivElement>(null);
  const stage = useRef<Stage>(undefined);
  const now = useRef(doings);
  now.current = doings;
  const arranged = useRef(0);
  const [resting, rest] = useState(false);

  useEffect(() => {
    const { current } = stage;
    if (current) current.show(graph);
    else
      stage.current = stageIn(container.current!, graph, text.letters, palette(), {
        onChoose: (node) => now.current.onChoose(node),
        onLink: (edge) => now.current.onLink(edge),
        onPoint: (edge) => now.current.onPoint(edge),
        onPin: (node, at) => now.current.onPin(node, at),
      });
  }, [graph]);

  useEffect(
    () => () => {
      stage.current?.end();
      stage.current = undefined;
    },
    [],
  );

  useEffect(() => {
    if (arrange === arranged.current || graph.order < 2) return rest(true);
    rest(false);
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    return arrangeInWorker(graph, !still, () => {
      arranged.current = arrange;
      rest(true);
    });
  }, [graph, arrange]); // a graph that takes the place of another is arranged from where that one was

  useEffect(() => stage.current?.repaint(palette()), [theme]);
  useEffect(() => stage.current?.choose(chosen, link), [chosen, link, graph]);

  function onKey(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return; // those of the browser
    const direction = directions.indexOf(event.key);
    if (direction >= 0) {
      doings.onChoose(stage.current?.next(chosen, direction) ?? chosen);
      event.preventDefault();
    } else if (event.key === 'Enter' && chosen) onDetails();
    else if (event.key === 'Escape') doings.onChoose(undefined);
    else if (event.key === '+' || event.key === '=') stage.current?.zoom(1.5);
    else if (event.key === '-') stage.current?.zoom(1 / 1.5);
  }

  return (
    <div className={styles.frame}>
      <div ref={container} className={styles.canvas} role="application" tabIndex={0} aria-label={text.canvas} onKeyDown={onKey} data-resting={resting} />
      <div className={styles.zoom} role="group" aria-label={text.zoom}>
        <Button aria-label={text.nearer} onPress={() => stage.current?.zoom(1.5)}>
          +
        </Button>
        <Button aria-label={text.farther} onPress={() => stage.current?.zoom(1 / 1.5)}>
          −
        </Button>
        <Button onPress={() => stage.current?.fit()}>{text.fit}</Button>
      </div>
    </div>
  );
}
