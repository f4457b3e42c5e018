import { shadeOf } from './classes';
import { Drawing } from './drawing';
import { Mark } from './mark';
import styles from './map.module.css';
import { Lacking } from './notes';
import { boxOf, cameraOn, outlines, type Camera, type Outline } from './outlines';
import type { MapPlace } from './place';
import type { MapParts } from './tile-map';
import { usePointed } from './use-pointed';
import { useWidth } from '../components/use-width';

export interface RegionPlace extends MapPlace {
  code: string;
}

const least = 6; // pixels: what is narrower is drawn as a dot, too

/** Regions as they lie on the earth, in equal areas. Small ones have a dot that can be pointed at. */
export default function OutlineMap({ label, places, classes, write, about, part }: MapParts<RegionPlace> & { part?: string | undefined }) {
  const [frame, width] = useWidth<HTMLDivElement>(640);
  const camera = cameraOn(boxOf(part), width);
  const drawn = places.flatMap((place) => {
    const outline = outlines.get(place.code);
    return outline ? [{ place, outline, spot: camera.spot(...outline.middle) }] : [];
  });
  const ordered = drawn.toSorted((a, b) => sizeOf(b.outline) - sizeOf(a.outline)); // dots are above what surrounds them
  const { current, handlers } = usePointed(ordered.map(({ place }) => place.id), ordered.map(({ spot }) => spot));
  const shown = ordered.find(({ place }) => place.id === current);
  return (
    <div className={styles.frame} ref={frame}>
      <Drawing label={label} width={width} height={camera.height} {...handlers}>
        {(fill) => (
          <>
            {ordered.map(({ place, outline }) => {
              const shade = shadeOf(classes, place.value);
              return (
                <Mark key={place.id} place={place} shade={shade} write={write} tabbed={place.id === (current ?? ordered[0]!.place.id)}>
                  <g fill={fill(shade)} stroke="var(--ground)" strokeWidth="0.75">
                    <Shape of={outline} camera={camera} />
                  </g>
                  {place.disputed && (
                    <g fill="none" stroke="var(--ink)" strokeWidth={camera.zoom < 0.15 ? 0.5 : 1} strokeDasharray={camera.zoom < 0.15 ? '1.5 1' : '3 2'}>
                      <Shape of={outline} camera={camera} />
                    </g>
                  )}
                </Mark>
              );
            })}
            {shown && (
              <g data-ring className={styles.ring}>
                <Shape of={shown.outline} camera={camera} />
              </g>
            )}
          </>
        )}
      </Drawing>
      <div className={styles.about}>{about(shown?.place)}</div>
      <Lacking places={places.filter(({ code }) => !outlines.has(code))} />
    </div>
  );
}

function Shape({ of: { path, middle, box }, camera }: { of: Outline; camera: Camera }) {
  const narrow = Math.min(box[2] - box[0], box[3] - box[1]) * camera.zoom < least;
  const { x, y } = camera.spot(...middle);
  return (
    <>
      <path d={path} transform={camera.transform} vectorEffect="non-scaling-stroke" />
      {narrow && <circle cx={x.toFixed(1)} cy={y.toFixed(1)} r={least / 2} />}
    </>
  );
}

const sizeOf = ({ box: [left, top, right, bottom] }: Outline): number => (right - left) * (bottom - top);
