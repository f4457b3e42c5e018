import { ink, lineHeight, soft, wrap, type Canvas, type Drawing } from '../../charts/drawing';
import { counted, type Forms } from '../../words/number';
import { knotsOf, type Stream } from './flow';
import { layoutOf, type Knot, type Ribbon } from './flow-layout';
import { drawingOf } from './svg';
import { element } from '../../charts/element';

export interface FlowData {
  streams: readonly Stream[];
  nameOf: (id: string) => string;
  /** Whether what goes there is an entry that is known to be later. */
  strong: (id: string) => boolean;
  forms: Forms;
}

const bar = 12; // the width of a knot
const top = 4;

/** What flows from left to right: knots with their names and counts, and ribbons as broad as what they carry. */
export function drawFlow({ streams, nameOf, strong, forms }: FlowData, { width, document, language }: Canvas): Drawing {
  const layers = streams.some(({ from }) => streams.some(({ to }) => to === from)) ? 3 : 2;
  const last = layers === 3 ? 0.7 : 1; // the names of the last layer are short if it is the third
  const step = width / (layers - 1 + last);
  const room = step * last - bar - 8;
  const linesOf = (id: string): string[] => wrap(nameOf(id), room);
  const total = streams.filter(({ from }) => !streams.some(({ to }) => to === from)).reduce((sum, { count }) => sum + count, 0);
  const unit = Math.min(18, Math.max(4, 320 / Math.max(1, total)));
  const { knots, ribbons, height } = layoutOf(knotsOf(streams), streams, unit, (id) => (linesOf(id).length + 1) * lineHeight, 16);
  const xOf = ({ layer }: Knot): number => Math.round(layer * step);
  const byId = new Map(knots.map((knot) => [knot.id, knot]));
  const said = (count: number) => counted(language, count, forms);
  const path = ({ from, to, fromY, toY, height: thick }: Ribbon): string => {
    const [x1, x2] = [xOf(byId.get(from)!) + bar, xOf(byId.get(to)!)];
    const [middle, a, b] = [(x1 + x2) / 2, top + fromY, top + toY];
    return `M${x1},${a}C${middle},${a} ${middle},${b} ${x2},${b}v${thick}C${middle},${b + thick} ${middle},${a + thick} ${x1},${a + thick}Z`;
  };
  const svg = drawingOf(
    document,
    width,
    height + 2 * top,
    ...ribbons.map((ribbon) => element(document, 'path', { d: path(ribbon), fill: strong(ribbon.to) ? 'var(--scale-2)' : 'var(--line)', 'fill-opacity': 0.6 })),
    ...knots.map((knot) => element(document, 'rect', { x: xOf(knot), y: top + knot.y, width: bar, height: knot.height, fill: strong(knot.id) ? 'var(--scale-4)' : soft })),
    ...knots.map((knot) => label(knot)),
  );
  const marks = [
    ...knots.map((knot) => ({ series: knot.layer * 2, x: xOf(knot) + bar / 2, y: top + knot.y + knot.height / 2, said: `${nameOf(knot.id)}: ${said(knot.count)}` })),
    ...ribbons.map((ribbon) => ({
      series: byId.get(ribbon.from)!.layer * 2 + 1,
      x: (xOf(byId.get(ribbon.from)!) + bar + xOf(byId.get(ribbon.to)!)) / 2,
      y: top + (ribbon.fromY + ribbon.toY + ribbon.height) / 2,
      said: `${nameOf(ribbon.from)} → ${nameOf(ribbon.to)}: ${said(ribbon.count)}`,
    })),
  ].toSorted((a, b) => a.series - b.series);
  return { svg, marks };

  // The name stands over the ribbons.
  function label(knot: Knot): SVGTextElement {
    const x = xOf(knot) + bar + 6;
    const lines = [...linesOf(knot.id), String(knot.count)];
    const texts = lines.map((text, i) => element(document, 'tspan', { x, y: top + knot.y + 12 + i * lineHeight, ...(i === lines.length - 1 && { 'font-weight': 650 }) }, text));
    return element(document, 'text', { fill: ink }, ...texts);
  }
}
