import * as Plot from '@observablehq/plot';
import { number, withUnit } from '../words/number';
import { base, colours, finish, ground, ink, line, soft, tick, widthOf, type Canvas, type Drawing } from './drawing';
import { quantile } from './statistics';

export interface StripData {
  unit: string;
  places: readonly { name: string; value: number; mine?: boolean }[];
}

const words = { en: 'median', ru: 'медиана' };
const radius = 5;

/** A dot for each of a few places on one axis, those of nearly one value above each other; the reader's own is marked. */
export function drawStrip({ unit, places }: StripData, on: Canvas): Drawing {
  const { width, language } = on;
  const sorted = places.toSorted((a, b) => a.value - b.value);
  const values = sorted.map(({ value }) => value);
  const median = quantile(values, 0.5);
  const write = tick(language, values);
  const side = Math.max(24, widthOf(write(Math.round(values.at(-1)!))) / 2 + 4);
  const [least, most] = [values[0]!, values.at(-1)!];
  const position = (value: number) => side + ((value - least) / (most - least || 1)) * (width - 2 * side);
  const levels = stacked(values.map(position));
  const top = 28;
  const floor = top + 2 * radius * Math.max(...levels, 2) + radius;
  const dots = sorted.map((place, i) => ({ ...place, x: position(place.value), y: floor - 2 * radius * levels[i]! }));
  const mine = dots.filter((dot) => dot.mine);
  const svg = finish(
    Plot.plot({
      ...base(on),
      height: floor + 40,
      margin: 0,
      marginTop: top,
      marginBottom: 40 - radius,
      x: { axis: null, type: 'identity' },
      y: { axis: null, type: 'identity' },
      marks: [
        Plot.ruleY([floor + radius], { stroke: line, x1: side, x2: width - side }),
        Plot.ruleX([position(median)], { stroke: soft, strokeDasharray: '3 3', y1: top, y2: floor + radius }),
        Plot.text([{ x: position(median), y: 18 }], { x: 'x', y: 'y', text: () => `${words[language]} ${number(language, median, 1)}`, textAnchor: anchor(position(median), width), fill: soft }),
        Plot.dot(dots.filter((dot) => !dot.mine), { x: 'x', y: 'y', r: radius - 1, fill: colours[0]!, fillOpacity: 0.7 }),
        Plot.dot(mine, { x: 'x', y: 'y', r: radius + 1, fill: colours[1]!, stroke: ground, symbol: 'square' }),
        Plot.text([least, most], { x: position, y: floor + 26, text: (value: number) => write(value), fill: ink }),
      ],
    }),
  );
  return { svg, marks: dots.map(({ x, y, name, value }) => ({ series: 0, x, y, said: `${name}: ${withUnit(language, number(language, value), unit)}` })) };
}

const anchor = (x: number, width: number) => (x < width / 4 ? 'start' : x > (3 * width) / 4 ? 'end' : 'middle');

// The lowest level at which a dot touches none of those before it.
function stacked(at: readonly number[]): number[] {
  const ends: number[] = [];
  return at.map((x) => {
    let level = ends.findIndex((end) => x - end >= 2 * radius);
    if (level < 0) level = ends.length;
    ends[level] = x;
    return level;
  });
}
