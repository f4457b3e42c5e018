import * as Plot from '@observablehq/plot';
import { number } from '../words/number';
import { base, finish, ink, line, lineHeight, soft, tick, widthOf, wrap, type Canvas, type Drawing } from './drawing';
import { binsOf, logEdges, rangeText } from './bins';
import { isSkewed } from './statistics';
import { thinned } from './time';

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
  const room = (width - left) / Math.max(64, widthOf(write(edges.at(-1)!)) + 16);
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
        Plot.axisX(thinned(log ? logEdges(edges[0]!, edges.at(-1)!).filter((edge) => edge >= edges[0]! && edge <= edges.at(-1)!) : edges, room), { tickSize: 4, label: null, text: write, fill: soft }),
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

// The name of the place stands above its line, and inside the drawing where the line is at an edge.
function label(svg: SVGSVGElement, { document, width }: Canvas, lines: readonly string[], x: number): void {
  const half = (Math.max(...lines.map(widthOf)) / 2) * 1.12; // bold is broader
  const at = Math.min(Math.max(x, half), width - half);
  lines.forEach((text, i) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', 'text');
    for (const [name, value] of Object.entries({ x: at, y: 13 + i * lineHeight, fill: ink, 'font-weight': 600, 'text-anchor': 'middle' })) element.setAttribute(name, String(value));
    element.textContent = text;
    svg.append(element);
  });
}
