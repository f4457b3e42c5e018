import { element } from '../charts/element';
import type { LegendColumn } from './legend-columns';

const namespace = 'http://www.w3.org/2000/svg';
const gap = 16;

interface PictureOf {
  /** Where the drawings of the map are. */
  frame: ParentNode;
  columns: readonly LegendColumn[];
  heads: readonly [upTo: string, places: string];
}

/** The drawings of a map with their legend, as one, which can be saved. */
export function mapPicture({ frame, columns, heads }: PictureOf): SVGSVGElement {
  const drawings = [...frame.querySelectorAll<SVGSVGElement>('svg[data-map]')];
  const [document] = drawings.map(({ ownerDocument }) => ownerDocument);
  if (!document) throw new Error('no map is drawn');
  const sizes = drawings.map((drawing) => [Number(drawing.getAttribute('width')), Number(drawing.getAttribute('height'))] as const);
  const [wide, high] = [Math.max(...sizes.map(([width]) => width)), Math.max(...sizes.map(([, height]) => height))];
  const across = Math.max(1, Math.min(drawings.length, Math.floor((860 + gap) / (wide + gap))));
  const heading = drawings.length > 1 ? 20 : 0;
  const width = Math.max(across * (wide + gap) - gap, 640);
  const top = Math.ceil(drawings.length / across) * (high + heading + gap);
  const picture = element(document, 'svg', { xmlns: namespace, width, height: top + 56, viewBox: `0 0 ${width} ${top + 56}` });
  drawings.forEach((drawing, i) => {
    const [x, y] = [(i % across) * (wide + gap), Math.floor(i / across) * (high + heading + gap)];
    if (heading) picture.append(text(document, drawing.getAttribute('data-map')!, x, y + 13));
    const copy = plain(drawing);
    copy.setAttribute('x', String(x));
    copy.setAttribute('y', String(y + heading));
    picture.append(copy);
  });
  const hatch = drawings[0]!.querySelector('pattern')!.id;
  picture.append(...legend(document, { columns, heads, width, top, hatch }));
  return picture;
}

/** A copy of a drawing without what only makes sense on the page: links, and the ring around what is pointed at. */
function plain(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  for (const ring of copy.querySelectorAll('[data-ring]')) ring.remove();
  for (const link of copy.querySelectorAll('a')) link.replaceWith(...link.childNodes);
  for (const one of [copy, ...copy.querySelectorAll('[role], [class]')]) for (const name of ['role', 'aria-label', 'aria-hidden', 'class']) one.removeAttribute(name);
  return copy;
}

function legend(document: Document, { columns, heads, width, top, hatch }: Omit<PictureOf, 'frame'> & { width: number; top: number; hatch: string }): SVGElement[] {
  const head = 72;
  const column = (width - head) / columns.length;
  return [
    text(document, heads[0], 0, top + 28),
    text(document, heads[1], 0, top + 46),
    ...columns.flatMap(({ shade, name, count }, i) => {
      const x = head + i * column;
      return [
        element(document, 'rect', { x, y: top, width: column - 2, height: 12, stroke: 'var(--line-strong)', 'stroke-width': 0.5, fill: shade === 'none' ? `url(#${hatch})` : `var(--scale-${shade})` }),
        text(document, name, x, top + 28),
        text(document, String(count), x, top + 46),
      ];
    }),
  ];
}

function text(document: Document, content: string, x: number, y: number): SVGElement {
  const written = element(document, 'text', { x, y, 'font-size': 13, fill: 'var(--ink-soft)' });
  written.textContent = content;
  return written;
}
