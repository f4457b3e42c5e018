import type { ReactNode } from 'react';
import { useWords } from '../words/language';
import { shadeOf, type Class } from './classes';
import { Drawing, inkOn } from './drawing';
import { Mark } from './mark';
import type { MapPlace } from './place';
import { tileLayout, type Cell } from './tile-layout';
import { usePointed } from './use-pointed';
import { useWidth } from '../components/use-width';
import styles from './map.module.css';

export interface Tile extends MapPlace, Cell {
  letters: string; // two or three
}

export interface MapParts<P extends MapPlace> {
  /** What the map shows, with the unit. */
  label: string;
  places: readonly P[];
  classes: readonly Class[];
  write: (value: number) => string; // with its unit
  /** Said below the map of the place that is pointed at, and before that, of all. */
  about: (place: P | undefined) => ReactNode;
}

const words = { en: { west: 'West', east: 'East' }, ru: { west: 'Запад', east: 'Восток' } };

/** Regions as equal tiles, each of which leads to its region. */
export function TileMap({ label, places, classes, write, about }: MapParts<Tile>) {
  const text = useWords(words);
  const [frame, width] = useWidth<HTMLDivElement>(640);
  const ordered = places.toSorted((a, b) => a.row - b.row || a.column - b.column);
  const layout = tileLayout(ordered, width);
  const { current, handlers } = usePointed(ordered.map(({ id }) => id), ordered.map(layout.at));
  const shown = ordered.find(({ id }) => id === current);
  const { size, letters, halves } = layout;
  return (
    <div className={styles.frame} ref={frame}>
      <Drawing label={label} width={width} height={layout.height} {...handlers}>
        {(fill) => (
          <>
            {halves &&
              (['west', 'east'] as const).map((half) => (
                <text key={half} aria-hidden="true" fill="var(--ink-soft)" fontSize="13" y={halves[half] + 14}>
                  {text[half]}
                </text>
              ))}
            {ordered.map((tile) => {
              const shade = shadeOf(classes, tile.value);
              const { x, y } = layout.at(tile);
              return (
                <Mark key={tile.id} place={tile} shade={shade} write={write} tabbed={tile.id === (current ?? ordered[0]!.id)}>
                  <rect x={x} y={y} width={size} height={size} rx="2" fill={fill(shade)} />
                  {tile.disputed && <rect x={x + 1} y={y + 1} width={size - 2} height={size - 2} rx="2" fill="none" stroke={inkOn(shade)} strokeDasharray="3 2" />}
                  <text x={x + size / 2} y={y + size / 2} dy="0.35em" textAnchor="middle" fontSize={letters} fill={inkOn(shade)}>
                    {tile.letters}
                  </text>
                </Mark>
              );
            })}
            {shown && <rect data-ring className={styles.ring} {...layout.at(shown)} width={size} height={size} rx="2" />}
          </>
        )}
      </Drawing>
      <div className={styles.about}>{about(shown)}</div>
    </div>
  );
}
