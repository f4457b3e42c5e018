import * as Plot from '@observablehq/plot';
import { period } from '../words/date';
import { number, withUnit } from '../words/number';
import { base, colours, finish, ground, ink, line, soft, symbols, tick, widthOf, type Canvas, type Drawing } from './drawing';
import { legendOf } from './legend';
import { periodsOf, startOf, thinned } from './time';

export interface LinePoint {
  period: string;
  value: number;
  estimate: boolean;
}

export interface LineSeries {
  name: string;
  points: readonly LinePoint[];
}

/** A territorial change or another reason why values before and after are not of the same thing. */
export interface Break {
  period: string;
  why: string;
}

export interface LineData {
  unit: string;
  series: readonly LineSeries[];
  breaks: readonly Break[];
}

/** Series over time. Where a value is missing the line has a gap; estimates are hollow; breaks are numbered. */
export function drawLine({ unit, series, breaks }: LineData, on: Canvas): Drawing {
  const { width, language } = on;
  const values = series.flatMap(({ points }) => points.map(({ value }) => value));
  const periods = periodsOf(series.flatMap(({ points }) => points.map((point) => point.period)));
  const legend = legendOf(series.length > 1 ? series.map(({ name }) => name) : [], width);
  const labels = new Map(periods.map((one) => [Number(startOf(one)), period(language, one)]));
  const write = tick(language, values);
  const left = 16 + Math.max(...values.map((value) => widthOf(write(Math.round(value)))), 24);
  const top = 24 + legend.height;
  const marks = series.map(({ points }, i) => {
    const known = new Map(points.map((point) => [point.period, point]));
    return periods.map((one) => ({ series: i, at: startOf(one), value: known.get(one)?.value ?? NaN, estimate: known.get(one)?.estimate ?? false, period: one }));
  });
  const svg = finish(
    Plot.plot({
      ...base(on),
      height: top + 40 + Math.min(320, Math.max(200, width * 0.4)),
      marginTop: top,
      marginRight: 24,
      marginBottom: 40,
      marginLeft: left,
      x: { type: 'utc', domain: domainOf(periods) },
      y: { domain: rangeOf(values), nice: true },
      marks: [
        Plot.gridY({ stroke: line, strokeOpacity: 1, ticks: 5 }),
        Plot.axisY({ ticks: 5, tickSize: 0, label: null, tickFormat: write, fill: soft }),
        Plot.axisX(thinned(periods, (width - left) / 64).map(startOf), { tickSize: 4, label: null, tickFormat: (at: Date) => labels.get(Number(at)) ?? '', fill: soft }),
        Plot.ruleX(breaks, { x: ({ period: at }) => startOf(at), stroke: soft, strokeDasharray: '3 3' }),
        Plot.text(breaks, { x: ({ period: at }) => startOf(at), text: (_: Break, i: number) => String(i + 1), frameAnchor: 'top', dy: -8, fill: ink }),
        ...marks.flatMap((points, i) => [
          Plot.line(points, { x: 'at', y: 'value', stroke: colours[i % 6]!, strokeWidth: 2 }),
          Plot.dot(points, { x: 'at', y: 'value', stroke: colours[i % 6]!, fill: ({ estimate }) => (estimate ? ground : colours[i % 6]!), symbol: symbols[i % 6]!, r: periods.length > 60 ? 2 : 4 }),
        ]),
        ...legend.marks(left, top),
      ],
    }),
  );
  const [x, y] = [svg.scale('x')!, svg.scale('y')!];
  const said = marks.flatMap((points) =>
    points
      .filter(({ value }) => !Number.isNaN(value))
      .map(({ series: i, at, value, estimate, period: one }) => ({
        series: i,
        x: x.apply(at) as number,
        y: y.apply(value) as number,
        said: `${series[i]!.name}, ${period(language, one)}: ${estimate ? '≈\u2009' : ''}${withUnit(language, number(language, value), unit)}`,
      })),
  );
  return { svg, marks: said };
}

function domainOf(periods: readonly string[]): [Date, Date] {
  const [first, last] = [startOf(periods[0]!), startOf(periods.at(-1)!)];
  if (first < last) return [first, last];
  return [new Date(Number(first) - 864e5), new Date(Number(last) + 864e5)];
}

// An axis begins at zero, unless that would flatten what happened.
function rangeOf(values: readonly number[]): [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (least >= 0 && least < most / 2) return [0, most];
  return least === most ? [least - Math.abs(least || 1) / 10, most + Math.abs(most || 1) / 10] : [least, most];
}
