import { lazy, Suspense, useState } from 'react';
import { Skeleton } from '../../components/skeleton';
import { useLanguage, useWords } from '../../words/language';
import { pin, type Board } from './board';
import { groups, type Drawn } from './graph';
import type { Network } from './network';
import styles from './relationships.module.css';
import { plain, tellAlone } from './tell';
import { words as common } from './words';

const Canvas = lazy(() => import('./canvas')); // with what draws by WebGL

const words = {
  en: {
    hint: 'Point at a link to read it. Drag a thing to pin it. The wheel zooms with Ctrl or ⌘, or after a click on the board.',
    source: 'source:',
    dashed: 'dashed: with a place that is unconfirmed',
    legend: 'Colours and letters',
  },
  ru: {
    hint: 'Наведите на связь, чтобы прочитать её. Перетащите объект, чтобы закрепить его. Колесо меняет масштаб с Ctrl или ⌘ или после щелчка по схеме.',
    source: 'источник:',
    dashed: 'пунктир: с местом, которое не подтверждено',
    legend: 'Цвета и буквы',
  },
};

interface PictureParts {
  graph: Drawn;
  arrange: number;
  board: Board;
  shown: Network;
  chosen: string | undefined;
  link: string | undefined;
  change: (next: Board) => void;
  onChoose: (id: string | undefined) => void;
  onLink: (key: string | undefined) => void;
  onDetails: () => void;
}

/** The board as a picture, with the link that is pointed at in words, and what colours mean. */
export function Picture({ board, shown, change, ...canvas }: PictureParts) {
  const text = useWords(words);
  const { groups: names, letters } = useWords(common);
  const [pointed, point] = useState<string>();
  return (
    <>
      <Suspense fallback={<Skeleton lines={8} />}>
        <Canvas {...canvas} onPoint={point} onPin={(id, at) => change(pin(board, id, at))} />
      </Suspense>
      <p className={styles.reading}>{useReading(shown, pointed) ?? text.hint}</p>
      <ul role="list" className={styles.legend} aria-label={text.legend}>
        {groups.map((group, i) => (
          <li key={group}>
            <span className={styles.dot} style={{ background: `var(--category-${i})` }} aria-hidden="true">
              {letters[group]}
            </span>
            {names[group]}
          </li>
        ))}
        {[...shown.edges.values()].some(({ unsure }) => unsure) && <li>{text.dashed}</li>}
      </ul>
    </>
  );
}

/** A link in words, with its source. */
function useReading({ nodes, edges }: Network, key: string | undefined): string | undefined {
  const language = useLanguage();
  const text = useWords(words);
  const edge = key === undefined ? undefined : edges.get(key);
  if (!edge) return undefined;
  const said = tellAlone(language, { from: nodes.get(edge.from)!, to: nodes.get(edge.to)!, links: [edge] });
  return `${plain(said)} — ${text.source} ${edge.source.publisher ?? edge.source.title}`;
}
