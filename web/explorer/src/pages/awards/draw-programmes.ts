import { ground, ink, line, lineHeight, soft, widthOf, wrap, type Canvas, type Drawing } from '../../charts/drawing';
import { startOf } from '../../charts/time';
import { span } from '../../words/date';
import { drawingOf } from './svg';
import { element } from '../../charts/element';

export interface Run {
  name: string;
  startsOn?: string | null | undefined;
  endsOn?: string | null | undefined;
  /** Who took part, in words. */
  participants: string;
}

export interface RunsData {
  runs: readonly Run[];
  /** Days to compare with, such as ceremonies. */
  days: readonly { on: string; name: string }[];
  undated: string;
}

const day = 864e5;
const thick = 14;

/** The first day after a date of any precision. */
function endOf(date: string): number {
  const start = startOf(date);
  if (date.length === 10) return Number(start) + day;
  return date.length === 7 ? Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1) : Date.UTC(start.getUTCFullYear() + 1, 0);
}

/** Runs of programmes over time, one below the other. Where a beginning or an end is not known, the bar is open: it goes on in dashes. */
export function drawRuns({ runs, days, undated }: RunsData, { width, document, language }: Canvas): Drawing {
  const wide = width >= 640;
  const left = wide ? Math.min(width * 0.36, Math.max(...runs.map(({ name }) => widthOf(name))) + 16) : 0;
  const right = wide ? Math.max(...runs.map(({ participants }) => widthOf(participants))) + 12 : 32; // a narrow bar has its number beside its name
  const dates = [...runs.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn].filter((date) => typeof date === 'string')), ...days.map(({ on }) => on)];
  const years = dates.map((date) => Number(date.slice(0, 4)));
  const [first, last] = [Math.min(...years), Math.max(...years) + 1];
  const domain = [Date.UTC(first, 0), Date.UTC(last, 0)] as const;
  const xOf = (at: number): number => left + ((at - domain[0]) / (domain[1] - domain[0])) * (width - left - right);
  const names = runs.map(({ name, participants }) => wrap(wide ? name : `${name}: ${participants}`, wide ? left - 16 : width - 8));
  const band = names.map((lines) => (wide ? Math.max(30, lines.length * lineHeight + 10) : lines.length * lineHeight + thick + 18));
  const placed = placeLabels(days.map(({ on, name }) => ({ name, x: xOf(Number(startOf(on))) })), width);
  const head = 12 + lineHeight * (1 + Math.max(-1, ...placed.map(({ row }) => row)));
  const tops = band.map((_, i) => head + band.slice(0, i).reduce((sum, one) => sum + one, 0));
  const foot = head + band.reduce((sum, one) => sum + one, 0) + 4;
  const height = foot + 20;
  const middle = runs.map((_, i) => (wide ? tops[i]! + band[i]! / 2 : tops[i]! + names[i]!.length * lineHeight + 4 + thick / 2));
  const text = (x: number, y: number, words: string, attributes: Record<string, string | number> = {}) =>
    element(document, 'text', { x, y, fill: ink, stroke: ground, 'stroke-width': 4, 'paint-order': 'stroke', ...attributes }, words);

  const grid = Array.from({ length: last - first + 1 }, (_, i) => first + i).flatMap((year) => {
    const x = xOf(Date.UTC(year, 0));
    const mark = element(document, 'path', { d: `M${x},${head}V${foot}`, stroke: line });
    return year < last ? [mark, text(xOf(Date.UTC(year, 6)), foot + 15, String(year), { fill: soft, 'text-anchor': 'middle' })] : [mark];
  });
  const ceremonies = placed.flatMap(({ name, x, row, end }) => [
    element(document, 'path', { d: `M${x},${4 + row * lineHeight}V${foot}`, stroke: 'var(--category-1)', 'stroke-dasharray': '3 3' }),
    text(end ? x - 4 : x + 4, 14 + row * lineHeight, name, { 'text-anchor': end ? 'end' : 'start', fill: soft }),
  ]);
  const rows = runs.flatMap(({ startsOn, endsOn, participants }, i) => {
    const y = middle[i]!;
    const labels = names[i]!.map((words, k, { length }) =>
      text(wide ? left - 12 : 0, wide ? y + 5 + (k - (length - 1) / 2) * lineHeight : tops[i]! + 12 + k * lineHeight, words, { 'text-anchor': wide ? 'end' : 'start' }),
    );
    const [from, to] = endsOf(startsOn, endsOn);
    if (from === undefined || to === undefined) return [...labels, text(left + 4, y + 5, wide ? `${undated}, ${participants}` : undated, { fill: soft })];
    const dashes = [!startsOn && `M${from - 28},${y}H${from}`, !endsOn && `M${to},${y}h28`].filter((d) => d !== false).join('');
    return [
      ...labels,
      element(document, 'rect', { x: from, y: y - thick / 2, width: Math.max(2, to - from), height: thick, fill: 'var(--scale-4)' }),
      ...(dashes ? [element(document, 'path', { d: dashes, stroke: 'var(--scale-4)', 'stroke-width': 3, 'stroke-dasharray': '4 4' })] : []),
      ...(wide ? [text(to + (endsOn ? 8 : 36), y + 5, participants)] : []),
    ];
  });
  const marks = runs.map((run, i) => {
    const [from = left + 8, to = from] = endsOf(run.startsOn, run.endsOn);
    return { series: 0, x: (from + to) / 2, y: middle[i]!, said: `${run.name}: ${span(language, run.startsOn, run.endsOn) || undated}; ${run.participants}` };
  });
  return { svg: drawingOf(document, width, height, ...grid, ...ceremonies, ...rows), marks };

  // A run of which one end is known is there at that end only.
  function endsOf(startsOn: string | null | undefined, endsOn: string | null | undefined): [number | undefined, number | undefined] {
    const from = startsOn ? xOf(Number(startOf(startsOn))) : undefined;
    const to = endsOn ? xOf(endOf(endsOn)) : undefined;
    return [from ?? (to === undefined ? undefined : to - 4), to ?? (from === undefined ? undefined : from + 4)];
  }
}

/** Puts labels beside their lines: to the left where there is no room on the right, and each into the first row where it touches none. */
function placeLabels(labels: readonly { name: string; x: number }[], width: number) {
  const placed: { name: string; x: number; row: number; end: boolean; from: number; to: number }[] = [];
  for (const { name, x } of labels) {
    const size = widthOf(name) + 8;
    const end = x + size > width;
    const [from, to] = end ? [x - size, x] : [x, x + size];
    let row = 0;
    while (placed.some((other) => other.row === row && other.from < to + 4 && from < other.to + 4)) row++;
    placed.push({ name, x, row, end, from, to });
  }
  return placed;
}
