import { drawBars, type Bar } from '../../charts/bars';
import { ink, type Canvas, type Drawing } from '../../charts/drawing';
import { drawingOf } from './svg';
import { element } from '../../charts/element';

export interface Panel {
  title: string;
  unit: string;
  bars: readonly Bar[];
}

const gap = 32;
const head = 28;

/** Several measures of the same seasons, each with a scale of its own. */
export function drawPanels(panels: readonly Panel[], { width, document, language }: Canvas): Drawing {
  const columns = width >= 640 ? 2 : 1;
  const each = Math.floor((width - gap * (columns - 1)) / columns);
  const drawn = panels.map(({ unit, bars }) => drawBars({ unit, bars }, { width: each, document, language }));
  const heights = drawn.map(({ svg }) => Number(svg.getAttribute('height')) + head + 16);
  const tops: number[] = [];
  let bottom = 0;
  for (let row = 0; row < panels.length; row += columns) {
    for (let i = row; i < Math.min(row + columns, panels.length); i++) tops[i] = bottom;
    bottom += Math.max(...heights.slice(row, row + columns));
  }
  const marks = drawn.flatMap((one, i) =>
    one.marks.map((mark) => ({ series: i, x: mark.x + leftOf(i), y: mark.y + tops[i]! + head, said: `${panels[i]!.title}. ${mark.said}` })),
  );
  const parts = drawn.flatMap(({ svg }, i) => {
    svg.setAttribute('x', String(leftOf(i)));
    svg.setAttribute('y', String(tops[i]! + head));
    return [element(document, 'text', { x: leftOf(i), y: tops[i]! + 18, fill: ink, 'font-size': 15, 'font-weight': 650 }, panels[i]!.title), svg];
  });
  return { svg: drawingOf(document, width, bottom, ...parts), marks };

  function leftOf(i: number): number {
    return (i % columns) * (each + gap);
  }
}
