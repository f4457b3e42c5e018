import { useEffect, useState } from 'react';
import { Answer, useAnswer } from '../../app/answer';
import { Button } from '../../components/button';
import { ThingLink } from '../../components/thing-link';
import { CountedNeighboursDocument, type CountedNeighboursQuery } from '../../gql/graphql';
import { kinds } from '../../things/kinds';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';
import { longestNote } from './address';
import { annotate, close, commons, connect, hide, open, pageOfLinks, pin, share, unpin, unshare, type Board, type Opened, type Point } from './board';
import { linksTo } from './commons';
import { nameOf } from './names';
import type { Network, Node } from './network';
import styles from './relationships.module.css';
import { projections } from './requests';
import { stands } from './stands';
import { words as common } from './words';

const words = {
  en: {
    links: 'Its links, by kind',
    none: 'The release knows no links of it.',
    there: 'on the board',
    show: (name: string, count: string) => `Show: ${name}, ${count}`,
    shown: (name: string, count: string) => `Take off: ${name}, ${count}`,
    more: (count: string) => `next ${count}`,
    shares: 'Everyone who shares with it …',
    pin: 'Pin',
    unpin: 'Unpin',
    hide: 'Hide',
    connect: 'Find a way to it',
    note: 'Note',
    noteLong: (most: number) => `A note of more than ${most} characters does not fit into the address: it is kept until you leave the page.`,
    keep: 'Keep note',
  },
  ru: {
    links: 'Связи по видам',
    none: 'В выпуске у этого объекта нет связей.',
    there: 'на схеме',
    show: (name: string, count: string) => `Показать: ${name}, ${count}`,
    shown: (name: string, count: string) => `Убрать: ${name}, ${count}`,
    more: (count: string) => `ещё ${count}`,
    shares: 'Кто ещё …',
    pin: 'Закрепить',
    unpin: 'Открепить',
    hide: 'Скрыть',
    connect: 'Найти путь к нему',
    note: 'Заметка',
    noteLong: (most: number) => `Заметка длиннее ${most} знаков не входит в адрес и хранится, пока открыта страница.`,
    keep: 'Сохранить заметку',
  },
};

interface ChosenParts {
  node: Node;
  board: Board;
  network: Network; // before it is filtered
  change: (next: Board) => void;
  place: () => Point; // where it is now
}

/** What is chosen on the board: what it is, how many links of which kind it has, and what can be done with it. */
export function Chosen({ node, board, network, change, place }: ChosenParts) {
  const language = useLanguage();
  const text = useWords(words);
  const counts = useAnswer(CountedNeighboursDocument, { of: node.id, projection: projections[board.as], affiliated: stands(node.id, 'affiliations') });
  const pinned = board.pinned.has(node.id);
  const start = board.things[0];
  return (
    <div className={styles.panel} data-print="no">
      <div>
        <p className={styles.soft}>{kinds[node.kind][language][0]}</p>
        <h2>
          <ThingLink id={node.id}>
            <bdi>{nameOf(language, node.shown)}</bdi>
          </ThingLink>
        </h2>
      </div>
      <div className={styles.choices}>
        <Button onPress={() => change(pinned ? unpin(board, node.id) : pin(board, node.id, place()))} aria-pressed={pinned}>
          {pinned ? text.unpin : text.pin}
        </Button>
        <Button onPress={() => change(hide(board, node.id))}>{text.hide}</Button>
        {start && start !== node.id && board.to !== node.id && <Button onPress={() => change(connect(board, node.id))}>{text.connect}</Button>}
      </div>
      <Answer of={counts}>{(data) => <Counts data={data} node={node} board={board} network={network} change={change} />}</Answer>
      <Note key={node.id} of={node.id} board={board} change={change} />
    </div>
  );
}

function Counts({ data, node: { id: of }, board, network, change }: Omit<ChosenParts, 'place'> & { data: CountedNeighboursQuery }) {
  const language = useLanguage();
  const text = useWords(words);
  const names = useWords(common).commons;
  const counts = data.all?.counts ?? [];
  const kindsThere = new Set((data.affiliations?.counts ?? []).map(({ kind }) => kind));
  const possible = commons.filter((one) => linksTo[one].kinds.some((kind) => kindsThere.has(kind)));
  if (counts.length === 0) return <p>{text.none}</p>;
  return (
    <>
      <h3>{text.links}</h3>
      <ul role="list" className={styles.counts}>
        {counts.map(({ kind, direction, name: said, count }) => {
          const name = said.replace(/ —$/, '');
          const list: Omit<Opened, 'first'> = { of, kind, direction: direction === 'IN' ? 'IN' : 'OUT' };
          const shown = board.opened.find((one) => one.of === of && one.kind === kind && one.direction === direction);
          const written = number(language, count);
          if (!shown && shownLinks(network, list) >= count)
            return (
              <li key={`${kind} ${direction}`} className={styles.there}>
                <span>{name}</span>
                <span>
                  <span className={styles.soft}>{text.there}</span> <span data-number>{written}</span>
                </span>
              </li>
            );
          return (
            <li key={`${kind} ${direction}`}>
              <button
                type="button"
                aria-pressed={shown !== undefined}
                aria-label={(shown ? text.shown : text.show)(name, written)}
                onClick={() => change(shown ? close(board, list) : open(board, { ...list, first: pageOfLinks }))}
              >
                <span>{name}</span>
                <span data-number>{written}</span>
              </button>
              {shown && shown.first < count && (
                <Button quiet onPress={() => change(open(board, { ...list, first: shown.first + pageOfLinks }))}>
                  {text.more(number(language, Math.min(pageOfLinks, count - shown.first)))}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {possible.length > 0 && (
        <>
          <h3>{text.shares}</h3>
          <div className={styles.choices}>
            {possible.map((one) => {
              const shown = board.shared.some((other) => other.of === of && other.common === one);
              return (
                <Button key={one} aria-pressed={shown} onPress={() => change((shown ? unshare : share)(board, { of, common: one }))}>
                  {names[one]}
                </Button>
              );
            })}
          </div>
        </>
      )}
    </>
  );
}

/** How many links of a list are on the board already. */
function shownLinks({ edges }: Network, { of, kind, direction }: Omit<Opened, 'first'>): number {
  let count = 0;
  for (const edge of edges.values()) if (edge.kind === kind && (direction === 'OUT' ? edge.from : edge.to) === of) count++;
  return count;
}

function Note({ of, board, change }: { of: string; board: Board; change: (next: Board) => void }) {
  const text = useWords(words);
  const kept = board.notes.get(of) ?? '';
  const [typed, type] = useState(kept);
  useEffect(() => type(kept), [kept]); // also when it is undone
  return (
    <form
      className={styles.note}
      onSubmit={(event) => {
        event.preventDefault();
        change(annotate(board, of, typed));
      }}
    >
      <label>
        {text.note}
        <textarea rows={2} maxLength={1000} value={typed} onChange={({ target }) => type(target.value)} />
      </label>
      {typed.trim().length > longestNote && <p className={styles.soft}>{text.noteLong(longestNote)}</p>}
      {typed.trim() !== kept && <Button type="submit">{text.keep}</Button>}
    </form>
  );
}
