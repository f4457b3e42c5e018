import { useMemo, useRef, useState } from 'react';
import { longestAddress } from '../../app/address';
import { Notice } from '../../components/notice';
import { Skeleton } from '../../components/skeleton';
import { useLanguage, useWords } from '../../words/language';
import { counted, type Forms } from '../../words/number';
import { Chosen } from './chosen';
import { Filters } from './filters';
import { LinkPanel } from './link';
import { List } from './list';
import { narrow } from './network';
import { Picture } from './picture';
import styles from './relationships.module.css';
import { mostAround } from './requests';
import { Sharing } from './sharing';
import { Toolbar } from './toolbar';
import type { Arranged } from './use-board';
import { useGraph } from './use-graph';
import type { Loaded } from './use-network';
import { usePrinting } from './use-printing';
import { Ways } from './ways';
import { hasWebGL } from './webgl';
import { Wrong } from './wrong';

const words = {
  en: {
    things: ['thing', 'things'] as Forms,
    links: ['link', 'links'] as Forms,
    noWebGL: 'This browser draws no boards',
    noWebGLText: 'The board is drawn by WebGL, which this browser lacks or has turned off. The list says all that the board would.',
    cut: (most: number) => `There is more: the nearest ${counted('en', most, ['thing is', 'things are'])} shown.`,
    long: 'This board is too long for an address that everybody can open. Save it as GEXF.',
  },
  ru: {
    things: ['объект', 'объекта', 'объектов'] as Forms,
    links: ['связь', 'связи', 'связей'] as Forms,
    noWebGL: 'Этот браузер не рисует схемы',
    noWebGLText: 'Схему рисует WebGL, которого в этом браузере нет или который выключен. Список говорит всё то же, что и схема.',
    cut: (most: number) => `Есть ещё: ближайшие ${counted('ru', most, ['объект', 'объекта', 'объектов'])} на схеме.`,
    long: 'Эта схема слишком длинна для адреса, который откроется у всех. Сохраните её как GEXF.',
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
  const { network, ways, waiting, error, again, cut } = loaded;
  const { things, to, hidden, without, since, until } = board;
  const webgl = useMemo(hasWebGL, []);
  const printing = usePrinting();
  const picture = webgl && !list && !printing;
  const [link, chooseLink] = useState<string>();
  const panel = useRef<HTMLDivElement>(null);

  const shown = useMemo(() => narrow(network, board), [network, things, to, hidden, without, since, until]);
  const { graph, arrange } = useGraph(board, shown, ways);
  const node = chosen === undefined ? undefined : shown.nodes.get(chosen);
  const edge = link === undefined ? undefined : shown.edges.get(link);

  function choose(id: string | undefined) {
    chooseLink(undefined);
    onChoose(id);
  }

  if (error && network.nodes.size === 0) return <Wrong error={error} again={again} />;
  if (network.nodes.size === 0 || (to && !ways && waiting)) return <Skeleton lines={8} />;
  return (
    <>
      <div className={styles.bar}>
        <p className={styles.total} role="status" aria-busy={waiting}>
          {counted(language, shown.nodes.size, text.things)}, {counted(language, shown.edges.size, text.links)}
          {cut && ` · ${text.cut(mostAround)}`}
        </p>
        <Toolbar graph={graph} undo={undo} redo={redo} list={!picture} showList={webgl ? showList : undefined} />
      </div>
      {error && <Wrong error={error} again={again} />}
      {!webgl && (
        <Notice kind="plain" title={text.noWebGL}>
          {text.noWebGLText}
        </Notice>
      )}
      {length > longestAddress && <Notice kind="warning" title={text.long} />}
      <div className={styles.board} data-wide>
        <div className={styles.main}>
          {picture ? (
            <Picture
              graph={graph}
              arrange={arrange}
              board={board}
              shown={shown}
              chosen={node?.id}
              link={edge?.key}
              change={change}
              onChoose={choose}
              onLink={chooseLink}
              onDetails={() => panel.current?.focus()}
            />
          ) : (
            <List board={board} network={shown} onChoose={choose} whole={printing} />
          )}
        </div>
        <div ref={panel} className={styles.side} data-first={ways !== undefined} tabIndex={-1}>
          {edge && <LinkPanel edge={edge} network={shown} />}
          {node && !edge && <Chosen node={node} board={board} network={network} change={change} place={() => graph.getNodeAttributes(node.id)} />}
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
