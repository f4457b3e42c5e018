import { memo, useState, type PointerEvent, type ReactNode } from 'react';
import { shadeOf, type Class } from './classes';
import { Drawing } from './drawing';
import styles from './map.module.css';
import { tileLayout } from './tile-layout';
import type { Tile } from './tile-map';

interface PeriodTiles {
  period: string;
  title: string;
  tiles: readonly Tile[];
}

interface PeriodMapsParts {
  label: string;
  periods: readonly PeriodTiles[];
  classes: readonly Class[]; // the same for all, so that colours can be compared
  /** Makes a small map a link to the large one of its period. */
  link: (period: string, content: ReactNode) => ReactNode;
  /** Said below of the region that is pointed at in any of them, and before that, of all. */
  about: (id: string | undefined) => ReactNode;
}

/** A small map of tiles for each period, side by side. A region that is pointed at is marked in all. */
export function PeriodMaps({ label, periods, classes, link, about }: PeriodMapsParts) {
  const [pointed, setPointed] = useState<string>();
  const point = ({ target }: PointerEvent) => setPointed((target as Element).closest('[data-place]')?.getAttribute('data-place') ?? undefined);
  return (
    <div className={styles.frame}>
      <ul role="list" aria-label={label} className={styles.periods} onPointerOver={point} onPointerLeave={() => setPointed(undefined)}>
        {periods.map(({ period, title, tiles }) => (
          <li key={period}>
            {link(
              period,
              <>
                <span className={styles.period}>{title}</span>
                <SmallMap title={title} tiles={tiles} classes={classes} shown={pointed} />
              </>,
            )}
          </li>
        ))}
      </ul>
      <div className={styles.about}>{about(pointed)}</div>
    </div>
  );
}

const width = 200;

const SmallMap = memo(function SmallMap({ title, tiles, classes, shown }: { title: string; tiles: readonly Tile[]; classes: readonly Class[]; shown: string | undefined }) {
  const { size, height, at } = tileLayout(tiles, width, false);
  const ringed = tiles.find(({ id }) => id === shown);
  return (
    <Drawing period={title} width={width} height={height}>
      {(fill) => (
        <>
          {tiles.map((tile) => {
            const shade = shadeOf(classes, tile.value);
            return <rect key={tile.id} data-place={tile.id} data-step={shade} {...at(tile)} width={size} height={size} rx="1" fill={fill(shade)} />;
          })}
          {ringed && <rect data-ring className={styles.ring} {...at(ringed)} width={size} height={size} rx="1" />}
        </>
      )}
    </Drawing>
  );
});
