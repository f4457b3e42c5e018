import * as Plot from '@observablehq/plot';
import { number } from '../words/number';
import { base, finish, ink, line, lineHeight, soft, tick, widthOf, wrap, type Canvas, type Drawing } from './drawing';
import { binsOf, rangeText } from './bins';
import { isSkewed } from './statistics';

export interface HistogramData {
  unit: string;
  values: readonly number[];
  here?: { name: string; value: number };
  /** Writes how many places a bin has: 3 regions. */
  count: (places: number) => string;
}

/** How many places have about the same value. The place that the reader asked for is marked. */
export function drawHistogram({ unit, values, here, count }: HistogramData, on: Canvas): Drawing {
  const { width, language } = on;
  const bins = binsOf(values);
  const log = isSkewed(values);
  const write = tick(language, bins.map(({ to }) => to));
  const edges = [...bins.map(({ from }) => from), bins.at(-1)!.to];
  const most = Math.max(...bins.map((bin) => bin.count));
  const left = 16 + widthOf(number(language, most));
  const note = here ? wrap(here.name, width - left - 16) : [];
  const top = 16 + note.length * lineHeight;
  const svg = finish(
    Plot.plot({
      ...base(on),
      height: top + 36 + Math.min(300, Math.max(200, width * 0.35)),
      marginTop: top,
      marginBottom: 36,
      marginLeft: left,
      marginRight: 24,
      x: { type: log ? 'log' : 'linear', domain: [edges[0]!, edges.at(-1)!] },
      y: { domain: [0, most], nice: true },
      marks: [
        Plot.gridY({ stroke: line, strokeOpacity: 1, ticks: 4 }),
        Plot.axisY({ ticks: Math.min(4, most), tickSize: 0, label: null, tickFormat: (value: number) => number(language, value), fill: soft }),
        Plot.axisX(spread(edges, (log ? Math.log : Number) as (value: number) => number, (width - left) / Math.max(64, widthOf(write(edges.at(-1)!)) + 16)), { tickSize: 4, label: null, tickFormat: write, fill: soft }),
        Plot.rectY(bins, { x1: 'from', x2: 'to', y: 'count', fill: 'var(--scale-4)', insetLeft: 0.5, insetRight: 0.5 }),
        Plot.ruleY([0], { stroke: soft }),
        here ? Plot.ruleX([here.value], { stroke: 'var(--category-1)', strokeWidth: 3 }) : null,
      ],
    }),
  );
  const [x, y] = [svg.scale('x')!, svg.scale('y')!];
  if (here) label(svg, on, note, x.apply(here.value) as number);
  const middle = ({ from, to }: { from: number; to: number }) => (log ? Math.sqrt(from * to) : (from + to) / 2);
  return {
    svg,
    marks: bins.map((bin) => ({
      series: 0,
      x: x.apply(middle(bin)) as number,
      y: y.apply(bin.count) as number,
      said: `${rangeText(language, bin, unit)}: ${count(bin.count)}`,
    })),
  };
}

// Edges that have room, with the first one. Logarithmic ones are not equally far from each other.
function spread(edges: readonly number[], scale: (value: number) => number, room: number): number[] {
  const least = (scale(edges.at(-1)!) - scale(edges[0]!)) / Math.max(1, room);
  const kept: number[] = [];
  for (const edge of edges) if (kept.length === 0 || scale(edge) - scale(kept.at(-1)!) >= least) kept.push(edge);
  return kept;
}

// The name of the place stands above its line, and inside the drawing where the line is at an edge.
function label(svg: SVGSVGElement, { document, width }: Canvas, lines: readonly string[], x: number): void {
  const half = Math.max(...lines.map(widthOf)) / 2;
  const at = Math.min(Math.max(x, half), width - half);
  lines.forEach((text, i) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', 'text');
    for (const [name, value] of Object.entries({ x: at, y: 13 + i * lineHeight, fill: ink, 'font-weight': 600, 'text-anchor': 'middle' })) element.setAttribute(name, String(value));
    element.textContent = text;
    svg.append(element);
  });
}
