import * as Plot from '@observablehq/plot';
import { number, withUnit } from '../words/number';
import { base, colours, finish, ground, ink, line, lineHeight, soft, tick, widthOf, wrap, type Canvas, type Drawing } from './drawing';
import { logEdges } from './bins';
import { isSkewed } from './statistics';
import { thinned } from './time';

export interface ScatterPoint {
  name: string;
  x: number;
  y: number;
  estimate: boolean;
  mine?: boolean;
}

export interface Axis {
  name: string;
  unit: string;
}

export interface ScatterData {
  x: Axis;
  y: Axis;
  points: readonly ScatterPoint[];
}

/** A dot for each place, by two indicators, with the line of least squares. Keys go from left to right. */
export function drawScatter({ x: across, y: up, points }: ScatterData, on: Canvas): Drawing {
  const { width, language } = on;
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  const [xs, ys] = [sorted.map(({ x }) => x), sorted.map(({ y }) => y)];
  const [logX, logY] = [isSkewed(xs), isSkewed(ys)];
  const [writeX, writeY] = [tick(language, xs), tick(language, ys)];
  const room = Math.max(2, Math.floor(width / 160));
  const [ticksX, ticksY] = [logX ? logTicks(xs, room) : room, logY ? logTicks(ys, 8) : 5];
  const upper = wrap(`↑ ${up.name}, ${up.unit}`, width);
  const lower = wrap(`${across.name}, ${across.unit} →`, width);
  const left = 16 + Math.max(...ys.map((value) => widthOf(writeY(Math.round(value)))), 24);
  const top = upper.length * lineHeight + 16;
  const bottom = 36 + lower.length * lineHeight;
  const dot = (mine: boolean) => sorted.filter((point) => !!point.mine === mine);
  const svg = finish(
    Plot.plot({
      ...base(on),
      height: top + bottom + Math.min(420, Math.max(240, width * 0.5)),
      marginTop: top,
      marginRight: Math.max(16, widthOf(writeX(Math.round(xs.at(-1)!))) / 2),
      marginBottom: bottom,
      marginLeft: left,
      x: { type: logX ? 'log' : 'linear', nice: !logX },
      y: { type: logY ? 'log' : 'linear', nice: !logY },
      marks: [
        Plot.gridX({ stroke: line, strokeOpacity: 1, ticks: ticksX }),
        Plot.gridY({ stroke: line, strokeOpacity: 1, ticks: ticksY }),
        Plot.axisX({ ticks: ticksX, tickSize: 0, label: null, ...(logX ? { text: writeX } : { tickFormat: writeX }), fill: soft }),
        Plot.axisY({ ticks: ticksY, tickSize: 0, label: null, ...(logY ? { text: writeY } : { tickFormat: writeY }), fill: soft }), // as a format, it would leave out what is no power of ten
        Plot.dot(dot(false), { x: 'x', y: 'y', r: sorted.length > 300 ? 2 : 4, fill: colours[0]!, fillOpacity: sorted.length > 300 ? 0.45 : 0.7 }),
        sorted.length > 2 && !logX && !logY ? Plot.linearRegressionY(sorted, { x: 'x', y: 'y', stroke: ink, ci: 0 }) : null,
        Plot.dot(dot(true), { x: 'x', y: 'y', r: 6, fill: colours[1]!, stroke: ground, symbol: 'square' }),
        Plot.text(dot(true), { x: 'x', y: 'y', text: 'name', dy: -14, fill: ink, stroke: ground, strokeWidth: 4, fontWeight: 'bold' }),
        Plot.text([upper.join('\n')], { text: (text: string) => text, frameAnchor: 'top-left', textAnchor: 'start', lineAnchor: 'top', dx: -left, dy: -top, fill: ink, lineHeight: lineHeight / 13 }),
        Plot.text([lower.join('\n')], { text: (text: string) => text, frameAnchor: 'bottom-right', textAnchor: 'end', lineAnchor: 'top', dx: 16, dy: 32, fill: ink, lineHeight: lineHeight / 13 }),
      ],
    }),
  );
  const [x, y] = [svg.scale('x')!, svg.scale('y')!];
  return {
    svg,
    marks: sorted.map((point) => ({
      series: 0,
      x: x.apply(point.x) as number,
      y: y.apply(point.y) as number,
      said: `${point.name}: ${point.estimate ? '≈\u2009' : ''}${withUnit(language, number(language, point.x), across.unit)}; ${withUnit(language, number(language, point.y), up.unit)}`,
    })),
  };
}

// Round values within an axis, as many as have room.
const logTicks = (values: readonly number[], room: number): number[] => {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return thinned(
    logEdges(least, most).filter((edge) => edge >= least && edge <= most),
    room,
  );
};
