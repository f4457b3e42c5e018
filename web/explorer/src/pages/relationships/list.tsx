import { useState } from 'react';
import { Button } from '../../components/button';
import { ThingLink } from '../../components/thing-link';
import { kinds } from '../../things/kinds';
import { useLanguage, useWords } from '../../words/language';
import { counted, number, type Forms } from '../../words/number';
import type { Board } from './board';
import { nameOf } from './names';
import { linksOf, type Edge, type Network, type Node } from './network';
import styles from './relationships.module.css';
import { Sentence } from './sentence';
import { tellAlone } from './tell';

const words = {
  en: {
    title: 'Things on the board',
    choose: (name: string) => `Details of ${name}`,
    details: 'Details',
    pinned: 'pinned',
    unsure: 'unconfirmed',
    source: 'source:',
    links: ['link', 'links'] as Forms,
    more: (count: string) => `Show ${count} more things`,
    all: (count: string) => `All ${count} links`,
  },
  ru: {
    title: 'Объекты на схеме',
    choose: (name: string) => `Подробнее: ${name}`,
    details: 'Подробнее',
    pinned: 'закреплено',
    unsure: 'не подтверждено',
    source: 'источник:',
    links: ['связь', 'связи', 'связей'] as Forms,
    more: (count: string) => `Показать ещё объектов: ${count}`,
    all: (count: string) => `Все связи: ${count}`,
  },
};

const page = 50;
const firstLinks = 8;

interface ListParts {
  board: Board;
  network: Network;
  onChoose: (id: string) => void;
  /** On paper nothing can be opened. */
  whole: boolean;
}

/** All that the board shows, in words: each thing, its note, and its links with dates and sources. */
export function List({ board, network, onChoose, whole }: ListParts) {
  const language = useLanguage();
  const text = useWords(words);
  const [shown, show] = useState(page);
  const links = linksOf(network);
  const nodes = [...network.nodes.values()].sort((a, b) => (links.get(b.id)?.length ?? 0) - (links.get(a.id)?.length ?? 0));
  return (
    <>
      <h2 className="hidden-but-read">{text.title}</h2>
      <ul role="list" className={styles.list}>
        {nodes.slice(0, whole ? undefined : shown).map((node) => (
          <Item key={node.id} node={node} links={links.get(node.id) ?? []} board={board} network={network} onChoose={onChoose} whole={whole} />
        ))}
      </ul>
      {!whole && nodes.length > shown && <Button onPress={() => show(shown + page)}>{text.more(number(language, Math.min(page, nodes.length - shown)))}</Button>}
    </>
  );
}

function Item({ node, links, board, network, onChoose, whole }: ListParts & { node: Node; links: readonly Edge[] }) {
  const language = useLanguage();
  const text = useWords(words);
  const [opened, open] = useState(false);
  const all = opened || whole;
  const name = nameOf(language, node.shown);
  const marks = [kinds[node.kind][language][0], counted(language, links.length, text.links), board.pinned.has(node.id) && text.pinned, node.unsure && text.unsure];
  const note = board.notes.get(node.id);
  return (
    <li>
      <div className={styles.item}>
        <h3>
          <ThingLink id={node.id}>
            <bdi>{name}</bdi>
          </ThingLink>
        </h3>
        <span className={styles.soft}>{marks.filter(Boolean).join(' · ')}</span>
        {!whole && (
          <Button quiet onPress={() => onChoose(node.id)} aria-label={text.choose(name)}>
            {text.details}
          </Button>
        )}
      </div>
      {note && <p>{note}</p>}
      <ul className={styles.links}>
        {links.slice(0, all ? undefined : firstLinks).map((edge) => (
          <li key={edge.key}>
            <Told edge={edge} from={node} network={network} />
          </li>
        ))}
      </ul>
      {!all && links.length > firstLinks && (
        <Button quiet onPress={() => open(true)}>
          {text.all(number(language, links.length))}
        </Button>
      )}
    </li>
  );
}

/** A link as a sentence with its source. */
export function Told({ edge, from, network }: { edge: Edge; from: Node; network: Network }) {
  const language = useLanguage();
  const text = useWords(words);
  const to = network.nodes.get(edge.from === from.id ? edge.to : edge.from)!;
  return (
    <>
      <Sentence said={tellAlone(language, { from, to, links: [edge] })} />
      <span className={styles.soft}>
        {' '}
        — {text.source} <ThingLink id={edge.source.id}>{edge.source.publisher ?? edge.source.title}</ThingLink>
      </span>
    </>
  );
}
