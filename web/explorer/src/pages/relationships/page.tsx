import { useRef, useState } from 'react';
import { pages } from '../../app/pages';
import { useTitle } from '../../app/title';
import { Picker } from '../../things/picker';
import { useLanguage, useWords } from '../../words/language';
import { searched, typeOf } from '../search/types';
import { add, connect, empty, start, type Board } from './board';
import { Arrangement } from './arrangement';
import { nameOf } from './names';
import styles from './relationships.module.css';
import { Start } from './start';
import { useBoard } from './use-board';
import { useNetwork } from './use-network';

const words = {
  en: { from: 'From', to: 'To, for a way between the two', add: 'One more thing' },
  ru: { from: 'От кого или чего', to: 'К кому или чему, чтобы найти путь', add: 'Ещё один объект' },
};

// Indicators and sources have no links.
const linked = searched.filter((kind) => kind !== 'indicator' && kind !== 'source').map((kind) => typeOf[kind]);

/** How things are connected: a board that a reader arranges, and the address restores. */
export function Relationships() {
  const language = useLanguage();
  const text = useWords(words);
  const { title, description } = pages['relationships']![language];
  useTitle(title);
  const arranged = useBoard();
  const { board, change } = arranged;
  const loaded = useNetwork(board);
  const [chosen, choose] = useState<string>();
  const fields = useRef<HTMLDivElement>(null);

  const name = (id: string | undefined) => {
    const node = id === undefined ? undefined : loaded.network.nodes.get(id);
    return id === undefined ? undefined : node ? nameOf(language, node.shown) : '…';
  };
  function begin(next: Board, id?: string) {
    choose(id);
    change(next);
  }

  const first = board.things[0];
  return (
    <>
      <h1>{title}</h1>
      <p className={styles.lead}>{description}</p>
      <div ref={fields} className={styles.fields} data-print="no">
        <Picker among={linked} label={text.from} chosen={name(first)} onChoose={(id) => begin(board.to ? connect(start(board, id), board.to) : start(board, id), id)} onClear={() => begin({ ...empty, as: board.as })} />
        {first && <Picker among={linked} label={text.to} chosen={name(board.to)} onChoose={(id) => begin(connect(board, id))} onClear={() => begin(connect(board, undefined), first)} />}
        {first && <Picker among={linked} label={text.add} onChoose={(id) => begin(add(board, id), id)} />}
      </div>
      {first ? <Arrangement {...arranged} loaded={loaded} chosen={chosen ?? (board.to ? undefined : first)} onChoose={choose} /> : <Start />}
    </>
  );
}
