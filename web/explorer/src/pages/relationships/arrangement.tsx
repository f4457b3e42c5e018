import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { longestAddress } from '../../app/address';
import { Failure } from '../../components/failure';
import { Notice } from '../../components/notice';
import { Skeleton } from '../../components/skeleton';
import { useLanguage, useWords } from '../../words/language';
import { counted, type Forms } from '../../words/number';
import { pin } from './board';
import { Chosen } from './chosen';
import { Filters } from './filters';
import { drawn, groups, type Drawn } from './graph';
import { LinkPanel } from './link';
import { List } from './list';
import { narrow } from './network';
import styles from './relationships.module.css';
import { Sharing } from './sharing';
import { plain, tellAlone } from './tell';
import { Toolbar } from './toolbar';
import type { Arranged } from './use-board';
import { usePrinting } from './use-printing';
import type { Loaded } from './use-network';
import { Ways } from './ways';
import { hasWebGL } from './webgl';
import { words as common } from './words';

const Canvas = lazy(() => import('./canvas')); // with what draws by WebGL

const words = {
  en: {
    things: ['thing', 'things'] as Forms,
    links: ['link', 'links'] as Forms,
    noWebGL: 'This browser draws no boards',
    noWebGLText: 'The board is drawn by WebGL, which this browser lacks or has turned off. The list says all that the board would.',
    cut: 'There is more: the nearest 200 things are shown.',
    long: 'This board is too long for an address that everybody can open. Save it as GEXF.',
    hint: 'Point at a link to read it. Drag a thing to pin it.',
    source: 'source:',
    dashed: 'dashed: with a place that is unconfirmed',
    legend: 'Colours and letters',
  },
  ru: {
    things: ['объект', 'объекта', 'объектов'] as Forms,
    links: ['связь', 'связи', 'связей'] as Forms,
    noWebGL: 'Этот браузер не рисует схемы',
    noWebGLText: 'Схему рисует WebGL, которого в этом браузере нет или который выключен. Список говорит всё то же, что и схема.',
    cut: 'Есть ещё: показаны 200 ближайших объектов.',
    long: 'Эта схема слишком длинна для адреса, который откроется у всех. Сохраните её как GEXF.',
    hint: 'Наведите на связь, чтобы прочитать её. Перетащите объект, чтобы закрепить его.',
    source: 'источник:',
    dashed: 'пунктир: с местом, которое не подтверждено',
    legend: 'Цвета и буквы',
  },
};

interface ArrangementParts extends Arranged {
  loaded: Loaded;
  chosen: string | undefined;
  onChoose: (id: string | undefined) => void;
}

/** A board with its tools: as a picture or as a list, and what is chosen beside it. */
export function Arrangement({ board, change, undo, redo, list, showList, length, loaded, chosen, onChoose }: ArrangementParts) {
  const language = useLanguage();
  const text = useWords(words);
  const { groups: names, letters } = useWords(common);
  const { network, ways, waiting, error, again, cut } = loaded;
  const { things, to, hidden, without, since, until, pinned, notes } = board;
  const webgl = useMemo(hasWebGL, []);
  const [link, chooseLink] = useState<string>();
  const [pointed, point] = useState<string>();
  const panel = useRef<HTMLDivElement>(null);
  const before = useRef<Drawn>(undefined);

  const shown = useMemo(() => narrow(network, board), [network, things, to, hidden, without, since, until]);
  const row = useMemo(() => (ways?.paths[board.way] ?? ways?.paths[0])?.nodes.map(({ id }) => id) ?? [], [ways, board.way]);
  const graph = useMemo(() => drawn(language, board, shown, row, before.current), [language, shown, row, pinned, notes]);
  const unplaced = useRef(0);
  if (before.current !== graph) {
    const known = before.current;
    if (graph.someNode((id) => !known?.hasNode(id) && !row.includes(id))) unplaced.current++;
  }
  useEffect(() => {
    before.current = graph;
  }, [graph]);

  const node = chosen === undefined ? undefined : shown.nodes.get(chosen);
  const edge = link === undefined ? undefined : shown.edges.get(link);
  const read = pointed === undefined ? undefined : shown.edges.get(pointed);
  const saying = read && `${plain(tellAlone(language, { from: shown.nodes.get(read.from)!, to: shown.nodes.get(read.to)!, links: [read] }))} — ${text.source} ${read.source.publisher ?? read.source.title}`;
  const printing = usePrinting();
  const picture = webgl && !list && !printing;

  function choose(id: string | undefined) {
    chooseLink(undefined);
    onChoose(id);
  }

  if (error && network.nodes.size === 0) return <Failure error={error} again={again} />;
  if (network.nodes.size === 0 || (to && !ways && waiting)) return <Skeleton lines={8} />;
  return (
    <>
      <div className={styles.bar}>
        <p className={styles.total} role="status" aria-busy={waiting}>
          {counted(language, shown.nodes.size, text.things)}, {counted(language, shown.edges.size, text.links)}
          {cut && ` · ${text.cut}`}
        </p>
        <Toolbar graph={graph} undo={undo} redo={redo} list={!picture} showList={webgl ? showList : undefined} />
      </div>
      {error && <Failure error={error} again={again} />}
      {!webgl && (
        <Notice kind="plain" title={text.noWebGL}>
          {text.noWebGLText}
        </Notice>
      )}
      {length > longestAddress && <Notice kind="warning" title={text.long} />}
      <div className={styles.board} data-wide>
        <div className={styles.main}>
          {picture ? (
            <>
              <Suspense fallback={<Skeleton lines={8} />}>
                <Canvas
                  graph={graph}
                  arrange={unplaced.current}
                  chosen={node?.id}
                  link={edge?.key}
                  onChoose={choose}
                  onLink={chooseLink}
                  onPoint={point}
                  onPin={(id, at) => change(pin(board, id, at))}
                  onDetails={() => panel.current?.focus()}
                />
              </Suspense>
              <p className={styles.reading}>{saying ?? text.hint}</p>
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
          ) : (
            <List board={board} network={shown} onChoose={choose} whole={printing} />
          )}
        </div>
        <div ref={panel} className={styles.side} data-first={ways !== undefined} tabIndex={-1}>
          {edge ? <LinkPanel edge={edge} network={shown} /> : node && <Chosen node={node} board={board} network={network} change={change} place={() => graph.hasNode(node.id) ? graph.getNodeAttributes(node.id) : undefined} />}
          {board.shared.map((shared) => (
            <Sharing key={`${shared.of} ${shared.common}`} shared={shared} board={board} network={shown} change={change} />
          ))}
          {ways && <Ways ways={ways} way={board.way} onWay={(way) => change({ ...board, way })} />}
        </div>
      </div>
      <Filters board={board} network={network} change={change} />
    </>
  );
}
