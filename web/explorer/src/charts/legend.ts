import * as Plot from '@observablehq/plot';
import { colours, ink, lineHeight, symbols, widthOf, wrap } from './drawing';

/** The names of series above a plot, each with its sign, side by side where there is room. */
export function legendOf(names: readonly string[], width: number) {
  const widest = Math.max(0, ...names.map(widthOf)) + 40;
  const columns = Math.max(1, Math.min(names.length, Math.floor(width / widest)));
  const column = width / columns;
  const wrapped = names.map((name) => wrap(name, column - 32));
  const heights = Array.from({ length: Math.ceil(names.length / columns) }, (_, row) => Math.max(...wrapped.slice(row * columns, (row + 1) * columns).map(({ length }) => length)) * lineHeight + 4);
  const above = (row: number): number => heights.slice(0, row).reduce((sum, one) => sum + one, 0);
  return {
    height: above(heights.length),
    /** The marks for a plot with these margins. */
    marks: (left: number, top: number) =>
      wrapped.flatMap((lines, i) => {
        const at = { frameAnchor: 'top-left' as const, dy: above(Math.floor(i / columns)) - top + lineHeight / 2 };
        const dx = (i % columns) * column - left;
        const colour = colours[i % 6]!;
        return [
          Plot.dot([0], { ...at, dx: dx + 8, fill: colour, stroke: colour, symbol: symbols[i % 6]!, r: 4 }),
          Plot.text([lines.join('\n')], { ...at, dx: dx + 20, dy: at.dy - 7, text: (text: string) => text, lineAnchor: 'top', textAnchor: 'start', fill: ink, lineHeight: lineHeight / 13 }),
        ];
      }),
  };
}
