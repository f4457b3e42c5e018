import { memo, useMemo, type ReactNode } from 'react';
import { shadeOf } from './classes';
import { Drawing } from './drawing';
import { Mark } from './mark';
import styles from './map.module.css';
import { boxOf, cameraOn, outlines, project, type Camera } from './outlines';
import type { MapPlace } from './place';
import { thin, type Circle } from './thin';
import type { MapParts } from './tile-map';
import { usePointed } from './use-pointed';
import { useWidth } from '../components/use-width';

export interface Point extends MapPlace {
  lat: number;
  lon: number;
  population: number | null;
}

interface PointMapParts extends MapParts<Point> {
  part?: string | undefined;
  /** What is said of how many circles are drawn, of those within the map. */
  drawn: (count: number, within: number) => ReactNode;
}

/** Municipalities as circles by population. Where they would hide one another, the most populous are drawn. */
export function PointMap({ label, places, classes, write, about, part, drawn }: PointMapParts) {
  const [frame, width] = useWidth<HTMLDivElement>(640);
  const camera = useMemo(() => cameraOn(boxOf(part), width), [part, width]);
  const within = useMemo(() => circlesOf(places, camera, width).filter(({ x, y }) => x >= 0 && y >= 0 && x <= width && y <= camera.height), [places, camera, width]);
  const circles = useMemo(() => thin(within), [within]);
  const { current, handlers } = usePointed(circles.map(({ place }) => place.id), circles);
  const shown = circles.find(({ place }) => place.id === current);
  return (
    <div className={styles.frame} ref={frame}>
      <Drawing label={label} width={width} height={camera.height} {...handlers}>
        {(fill) => (
          <>
            <g aria-hidden="true" fill="var(--raised)" stroke="var(--line)" transform={camera.transform}>
              {[...outlines.values()].map(({ code, path }) => (
                <path key={code} d={path} vectorEffect="non-scaling-stroke" {...(code === part && { fill: 'var(--accent-ground)' })} />
              ))}
            </g>
            {circles.map((circle) => {
              const { id, value } = circle.place;
              const shade = shadeOf(classes, value);
              return <Dot key={id} of={circle} shade={shade} fill={fill(shade)} write={write} tabbed={id === (current ?? circles[0]!.place.id)} />;
            })}
            {shown && <circle data-ring className={styles.ring} cx={shown.x} cy={shown.y} r={shown.r} />}
          </>
        )}
      </Drawing>
      <div className={styles.about}>{about(shown?.place)}</div>
      {drawn(circles.length, within.length)}
    </div>
  );
}

interface DotParts {
  of: Drawn;
  shade: number | 'none';
  fill: string;
  write: (value: number) => string;
  tabbed: boolean;
}

// Of hundreds, only those that change are drawn again when another is pointed at.
const Dot = memo(function Dot({ of: { place, x, y, r }, shade, fill, write, tabbed }: DotParts) {
  return (
    <Mark place={place} shade={shade} write={write} tabbed={tabbed}>
      <circle cx={x.toFixed(1)} cy={y.toFixed(1)} r={r.toFixed(1)} fill={fill} stroke="var(--line-strong)" strokeWidth="0.5" strokeDasharray={place.disputed ? '2 1.5' : undefined} />
    </Mark>
  );
});

interface Drawn extends Circle {
  place: Point;
}

/** The circles, of the most populous first, whose surfaces are as the populations. */
function circlesOf(places: readonly Point[], { zoom, spot }: Camera, width: number): Drawn[] {
  const million = (5 + width / 160) * nearness(zoom, width);
  return places
    .toSorted((a, b) => (b.population ?? 0) - (a.population ?? 0) || a.id.localeCompare(b.id))
    .flatMap((place) => {
      const on = project([place.lon, place.lat]);
      return on ? [{ place, ...spot(...on), r: Math.max(2.5, million * Math.sqrt((place.population ?? 0) / 1e6)) }] : [];
    });
}

/** How much larger circles are where a part of the country is looked at. */
const nearness = (zoom: number, width: number): number => (zoom / cameraOn(boxOf(undefined), width).zoom) ** 0.4;
