import { Button } from '../../components/button';
import { ThingLink } from '../../components/thing-link';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';
import { unshare, type Board, type Shared } from './board';
import { linksTo } from './commons';
import { nameOf } from './names';
import { linksOf, type Edge, type Network, type Node } from './network';
import styles from './relationships.module.css';
import { words as common } from './words';

const words = {
  en: {
    title: (name: string, what: string) => `Everyone who shares ${what} with ${name}`,
    none: 'Nobody is on record.',
    close: 'Take off the board',
    source: 'source',
  },
  ru: {
    title: (name: string, what: string) => `Кто ещё ${what}, что и ${name}`,
    none: 'В данных никого нет.',
    close: 'Убрать со схемы',
    source: 'источник',
  },
};

interface SharingParts {
  shared: Shared;
  board: Board;
  network: Network;
  change: (next: Board) => void;
}

interface Other {
  node: Node;
  edge: Edge;
}

/** Everyone who has something in common with a thing: what it is, who, how, and who says so. */
export function Sharing({ shared, board, network, change }: SharingParts) {
  const language = useLanguage();
  const text = useWords(words);
  const { commons } = useWords(common);
  const { of, common: what } = shared;
  const thing = network.nodes.get(of);
  if (!thing) return null;
  const found = sharers(network, shared);
  const everyone = new Set([...found.values()].flatMap((others) => others.map(({ node }) => node.id)));
  return (
    <section className={styles.panel} aria-label={text.title(nameOf(language, thing.shown), commons[what])}>
      <h2>
        {text.title(nameOf(language, thing.shown), commons[what])} <span className={styles.count}>{number(language, everyone.size)}</span>
      </h2>
      {everyone.size === 0 && <p>{text.none}</p>}
      {[...found].map(([third, others]) => (
        <details key={third} className={styles.shared}>
          <summary>
            <bdi>{nameOf(language, network.nodes.get(third)!.shown)}</bdi> <span className={styles.count}>{number(language, others.length)}</span>
          </summary>
          <ul className={styles.sharers}>
            {others.map(({ node, edge }) => (
              <li key={node.id}>
                <ThingLink id={node.id}>
                  <bdi>{nameOf(language, node.shown)}</bdi>
                </ThingLink>{' '}
                <span className={styles.soft}>
                  {edge.name} · <ThingLink id={edge.source.id}>{edge.source.publisher ?? text.source}</ThingLink>
                </span>
              </li>
            ))}
          </ul>
        </details>
      ))}
      <div>
        <Button onPress={() => change(unshare(board, shared))}>{text.close}</Button>
      </div>
    </section>
  );
}

/** Lists by third thing who else is linked to it in the same way. */
function sharers(network: Network, { of, common }: Shared): Map<string, Other[]> {
  const kinds = new Set(linksTo[common].kinds);
  const links = linksOf(network);
  const thirds = new Set((links.get(of) ?? []).filter(({ from, kind }) => from === of && kinds.has(kind)).map(({ to }) => to));
  const found = new Map<string, Other[]>();
  for (const third of thirds) {
    const others = new Map<string, Other>();
    for (const edge of links.get(third) ?? []) {
      if (edge.to !== third || edge.from === of || !kinds.has(edge.kind) || others.has(edge.from)) continue;
      others.set(edge.from, { node: network.nodes.get(edge.from)!, edge });
    }
    if (others.size > 0) found.set(third, [...others.values()]);
  }
  return found;
}
