import * as Plot from '@observablehq/plot';
import { number, withUnit } from '../words/number';
import { base, finish, ink, line, lineHeight, soft, widthOf, wrap, type Canvas, type Drawing } from './drawing';
import { hatched } from './hatch';

export interface Bar {
  rank?: number;
  name: string;
  value: number | null;
  estimate: boolean;
  /** Not less than this is known. */
  atLeast?: boolean;
  /** It is what the reader asked for. */
  mine?: boolean;
}

export interface BarsData {
  unit: string;
  bars: readonly Bar[];
}

const words = { en: 'no data', ru: 'нет данных' };
const sign = ({ estimate, atLeast }: Bar): string => (atLeast ? '≥\u2009' : estimate ? '≈\u2009' : '');

/** A bar for each place, with its name and value; names stand above their bars where there is little room. A missing value is hatched. */
export function drawBars({ unit, bars }: BarsData, on: Canvas): Drawing {
  const { width, language } = on;
  const wide = width >= 520;
  const name = ({ rank, name: text }: Bar) => (rank ? `${rank}. ${text}` : text);
  const label = (bar: Bar) => (bar.value === null ? words[language] : `${sign(bar)}${number(language, bar.value)}`);
  const left = wide ? Math.min(width * 0.42, Math.max(...bars.map((bar) => widthOf(name(bar)))) + 12) : 0;
  const names = bars.map((bar) => wrap(name(bar), wide ? left - 12 : width - 8, wide ? 2 : 3));
  const lines = Math.max(...names.map(({ length }) => length));
  const band = wide ? Math.max(28, lines * lineHeight + 8) : lines * lineHeight + 28;
  const right = Math.max(...bars.map((bar) => widthOf(label(bar)))) + 12;
  const rows = bars.map((bar, i) => ({ ...bar, i, text: names[i]!.join('\n'), label: label(bar) }));
  const of = (mine: boolean) => rows.filter((row) => row.value !== null && !!row.mine === mine);
  const inset = wide ? { insetTop: (band - 18) / 2, insetBottom: (band - 18) / 2 } : { insetTop: lines * lineHeight + 4, insetBottom: 8 };
  const middle = wide ? 0 : (lines * lineHeight - 4) / 2;
  const ends = rows.map(({ value }) => value ?? 0);
  const svg = finish(
    Plot.plot({
      ...base(on),
      height: bars.length * band + 8,
      marginTop: 4,
      marginBottom: 4,
      marginLeft: left,
      marginRight: right,
      x: { axis: null, domain: [Math.min(0, ...ends), Math.max(0, ...ends) || 1] },
      y: { axis: null, domain: rows.map(({ i }) => i), padding: 0 },
      marks: [
        Plot.barX(of(false), { x: 'value', y: 'i', fill: 'var(--scale-4)', ...inset }),
        Plot.barX(of(true), { x: 'value', y: 'i', fill: 'var(--category-1)', ...inset }),
        Plot.ruleX([0], { stroke: line }),
        Plot.text(rows, {
          y: 'i',
          text: 'text',
          frameAnchor: 'left',
          textAnchor: wide ? 'end' : 'start',
          lineAnchor: wide ? 'middle' : 'bottom',
          dx: wide ? -8 : 0,
          dy: wide ? 0 : lines * lineHeight - band / 2,
          lineHeight: lineHeight / 13,
          fill: ink,
          fontWeight: 'normal',
        }),
        Plot.text(rows, { x: ({ value }: Bar) => Math.max(0, value ?? 0), y: 'i', text: 'label', textAnchor: 'start', dx: 6, dy: middle, fill: ({ value }: Bar) => (value === null ? soft : ink) }),
      ],
    }),
  );
  const [x, y] = [svg.scale('x')!, svg.scale('y')!];
  const at = (i: number) => (y.apply(i) as number) + band / 2 + middle;
  rows.forEach(({ value, i }) => value === null && hatched(svg, on.document, { x: x.apply(0) as number, y: at(i) - 9, width: width - left, height: 18 }));
  return {
    svg,
    marks: rows.map(({ value, i, label: said, ...bar }) => ({
      series: 0,
      x: x.apply(value ?? 0) as number,
      y: at(i),
      said: `${name({ ...bar, value })}: ${value === null ? said : withUnit(language, said, unit)}`,
    })),
  };
}
