import { Button } from '../../components/button';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';
import { between, project, toggleKind, unhide, type Board, type Projection } from './board';
import { nameOf } from './names';
import { yearsOf, type Network } from './network';
import styles from './relationships.module.css';
import { stands } from './stands';
import { words as common } from './words';

const words = {
  en: {
    kinds: 'Kinds of links',
    time: 'Time',
    since: 'Not ended before',
    until: 'Begun by',
    whole: 'All years',
    undated: 'Links without a date always stay.',
    nodes: 'What is a thing',
    hidden: 'Hidden',
    show: (name: string) => `Show ${name} again`,
  },
  ru: {
    kinds: 'Виды связей',
    time: 'Время',
    since: 'Не раньше',
    until: 'Не позже',
    whole: 'Все годы',
    undated: 'Связи без даты остаются всегда.',
    nodes: 'Что считать объектом',
    hidden: 'Скрыто',
    show: (name: string) => `Снова показать: ${name}`,
  },
};

interface FilterParts {
  board: Board;
  network: Network; // before it is filtered
  change: (next: Board) => void;
}

/** Narrows the board by kinds of links and by time, and says what counts as a thing. */
export function Filters({ board, network, change }: FilterParts) {
  const language = useLanguage();
  const text = useWords(words);
  const { projections } = useWords(common);
  const put = [...board.things, ...(board.to ? [board.to] : [])];
  const hidden = board.hidden.flatMap((id) => network.nodes.get(id) ?? []);
  return (
    <div className={styles.filters} data-print="no">
      <Kinds board={board} network={network} change={change} />
      <Time board={board} network={network} change={change} />
      <fieldset className={styles.filter}>
        <legend>{text.nodes}</legend>
        {(Object.keys(projections) as Projection[]).map((one) => (
          <label key={one} className={styles.option}>
            <input type="radio" name="projection" checked={board.as === one} disabled={!put.every((id) => stands(id, one))} onChange={() => change(project(board, one))} />
            <span>
              {projections[one][0]}
              <span className={styles.soft}>{projections[one][1]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {hidden.length > 0 && (
        <fieldset className={styles.filter}>
          <legend>{text.hidden}</legend>
          <div className={styles.choices}>
            {hidden.map(({ id, shown }) => (
              <Button key={id} onPress={() => change(unhide(board, id))} aria-label={text.show(nameOf(language, shown))}>
                <bdi>{nameOf(language, shown)}</bdi>
              </Button>
            ))}
          </div>
        </fieldset>
      )}
    </div>
  );
}

function Kinds({ board, network, change }: FilterParts) {
  const language = useLanguage();
  const text = useWords(words);
  const kinds = new Map<Board['without'][number], { name: string; count: number }>();
  for (const { kind, name } of network.edges.values()) kinds.set(kind, { name, count: (kinds.get(kind)?.count ?? 0) + 1 });
  if (kinds.size === 0) return null;
  return (
    <fieldset className={styles.filter}>
      <legend>{text.kinds}</legend>
      {[...kinds].map(([kind, { name, count }]) => (
        <label key={kind} className={styles.option}>
          <input type="checkbox" checked={!board.without.includes(kind)} onChange={() => change(toggleKind(board, kind))} />
          {name.replace(/ —$/, '')} <span className={styles.count}>{number(language, count)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Time({ board, network, change }: FilterParts) {
  const text = useWords(words);
  const years = yearsOf(network);
  if (!years || years[0] === years[1]) return null;
  const [first, last] = years;
  const within = (year: number) => Math.min(last, Math.max(first, year));
  const [since, until] = [within(board.since ?? first), within(board.until ?? last)];
  const set = (from: number, to: number) => change(between(board, from > first ? from : undefined, to < last ? to : undefined));
  return (
    <fieldset className={styles.filter}>
      <legend>{text.time}</legend>
      <label className={styles.slider}>
        <span>
          {text.since} <output>{since}</output>
        </span>
        <input type="range" min={first} max={last} value={since} onChange={({ target }) => set(Math.min(Number(target.value), until), until)} />
      </label>
      <label className={styles.slider}>
        <span>
          {text.until} <output>{until}</output>
        </span>
        <input type="range" min={first} max={last} value={until} onChange={({ target }) => set(since, Math.max(Number(target.value), since))} />
      </label>
      <p className={styles.soft}>{text.undated}</p>
      {(board.since !== undefined || board.until !== undefined) && <Button onPress={() => set(first, last)}>{text.whole}</Button>}
    </fieldset>
  );
}
