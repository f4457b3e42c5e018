import { Link } from '@tanstack/react-router';
import { useRef, useState, type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { pathOf } from '../things/kinds';
import { useLanguage, useWords } from '../words/language';
import { classesOf, classOf, stepOf } from './classes';
import { ScaleLegend } from './scale-legend';
import { neighbour, type Place } from './tile-neighbour';
import styles from './tile-map.module.css';

export interface Tile extends Place {
  id: string;
  code: string; // two or three letters
  name: string;
  value: number | null;
  disputed: boolean;
}

interface TileMapParts {
  /** What the map shows, with the unit. */
  label: string;
  tiles: readonly Tile[];
  write: (value: number) => string; // with its unit
  figure: (value: number) => string; // without, for the legend
  /** Said below the map of the tile that is pointed at, and before that, of all. */
  about: (tile: Tile | undefined) => ReactNode;
}

const words = {
  en: { none: 'no data', disputed: 'status internationally disputed', dashes: 'The status of these regions is disputed internationally', why: 'on what grounds', west: 'West', east: 'East' },
  ru: { none: 'нет данных', disputed: 'международный статус оспаривается', dashes: 'Международный статус этих регионов оспаривается', why: 'на каком основании', west: 'Запад', east: 'Восток' },
};

const urals = 13; // the first column of the eastern half, which stands below the western one where there is little room

/** Regions as equal tiles, each of which leads to its region. Arrow keys go from tile to tile. */
export function TileMap({ label, tiles, write, figure, about }: TileMapParts) {
  const language = useLanguage();
  const text = useWords(words);
  const [current, setCurrent] = useState<string>();
  const touchedBefore = useRef(false);
  const ordered = tiles.toSorted((a, b) => a.row - b.row || a.column - b.column);
  const classes = classesOf(tiles.flatMap(({ value }) => value ?? []));
  const shown = ordered.find(({ id }) => id === current);

  function go(event: KeyboardEvent<HTMLUListElement>) {
    const from = ordered.findIndex(({ id }) => id === current);
    const to = neighbour(ordered, from, event.key);
    if (to === undefined) return;
    event.preventDefault();
    event.currentTarget.querySelectorAll('a')[to]?.focus();
  }

  const point = (id: string) => (event: PointerEvent) => {
    if (event.pointerType !== 'touch') setCurrent(id);
  };

  return (
    <div className={styles.frame}>
      <ul role="list" aria-label={label} className={styles.map} style={layoutOf(tiles)} onKeyDown={go}>
        <li aria-hidden="true" className={styles.west}>
          {text.west}
        </li>
        <li aria-hidden="true" className={styles.east}>
          {text.east}
        </li>
        {ordered.map(({ id, code, name, column, row, value, disputed }) => {
          const { kind, key } = pathOf(id);
          return (
            <li key={id} className={styles.place} data-east={column >= urals || undefined} style={{ '--column': column, '--row': row } as CSSProperties}>
              <Link
                to="/$language/$kind/$"
                params={{ language, kind, _splat: key }}
                className={styles.tile}
                preload={false}
                tabIndex={id === (current ?? ordered[0]!.id) ? 0 : -1}
                aria-label={[name, value === null ? text.none : write(value), disputed && text.disputed].filter(Boolean).join(', ')}
                data-step={value === null ? 'none' : stepOf(classOf(classes, value), classes.length)}
                data-disputed={disputed || undefined}
                data-current={id === current || undefined}
                onFocus={() => setCurrent(id)}
                onPointerEnter={point(id)}
                onPointerDown={() => {
                  touchedBefore.current = id === current;
                }}
                onClick={(event) => {
                  const { pointerType } = event.nativeEvent as globalThis.PointerEvent;
                  if (pointerType === 'touch' && !touchedBefore.current) event.preventDefault(); // the first touch shows the value
                }}
              >
                {code}
              </Link>
            </li>
          );
        })}
      </ul>
      <div className={styles.about}>{about(shown)}</div>
      <ScaleLegend
        label={label}
        classes={classes}
        figure={figure}
        missing={tiles.filter(({ value }) => value === null).length}
      />
      {tiles.some(({ disputed }) => disputed) && (
        <p className={styles.disputed}>
          <span className={styles.dashes} />
          {text.dashes}:{' '}
          <Link to="/$language/query" params={{ language }} search={{ example: 'places-status-disputed' } as object}>
            {text.why}
          </Link>
        </p>
      )}
    </div>
  );
}

/** The size of the grid, in one piece and in two halves. */
function layoutOf(tiles: readonly Place[]): CSSProperties {
  const columns = Math.max(urals, ...tiles.map(({ column }) => column + 1));
  const rows = Math.max(1, ...tiles.map(({ row }) => row + 1));
  const eastern = tiles.filter(({ column }) => column >= urals).map(({ row }) => row);
  return { '--columns': columns, '--half': urals, '--down': rows - Math.min(...eastern, rows) } as CSSProperties;
}
