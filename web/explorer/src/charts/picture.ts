import { element } from './element';
import { fontSize, ground, ink, lineHeight, soft, wrap } from './drawing';

/** What stands around a drawing: pictures are passed on without their page. */
export interface Around {
  title: string;
  subtitle: string;
  sentence: string;
  /** Caveats, sources, release and address. */
  notes: readonly string[];
}

const margin = 24;
const wideness = 1.25; // of bold and of Cyrillic letters: what is too long would be cut, and a file has room

/** A drawing with what stands around it, as one. */
export function framed(svg: SVGSVGElement, { title, subtitle, sentence, notes }: Around, document: Document): SVGSVGElement {
  const [width, height] = [Number(svg.getAttribute('width')), Number(svg.getAttribute('height'))];
  const whole = element(document, 'svg', { 'font-family': 'system-ui, sans-serif', 'font-size': fontSize, role: 'img', 'aria-label': `${title}. ${sentence}` });
  const ends = { y: margin };
  const write = (text: string, size: number, attributes: Record<string, string | number>) => {
    for (const line of wrap(text, (width * fontSize) / (size * wideness))) {
      ends.y += Math.round((size * lineHeight) / fontSize);
      const written = element(document, 'text', { x: margin, y: ends.y, 'font-size': size, ...attributes });
      written.textContent = line;
      whole.append(written);
    }
  };
  const back = element(document, 'rect', { fill: ground });
  whole.append(back);
  write(title, 20, { fill: ink, 'font-weight': 650 });
  write(subtitle, fontSize, { fill: soft });
  ends.y += 4;
  write(sentence, 15, { fill: ink });
  ends.y += 12;
  const chart = svg.cloneNode(true) as SVGSVGElement;
  for (const [name, value] of Object.entries({ x: margin, y: ends.y, overflow: 'visible' })) chart.setAttribute(name, String(value));
  chart.removeAttribute('aria-hidden');
  whole.append(chart);
  ends.y += height + 8;
  for (const note of notes) write(note, fontSize, { fill: soft });
  ends.y += margin;
  const size = { width: width + 2 * margin, height: ends.y };
  for (const [name, value] of Object.entries(size)) [whole, back].forEach((one) => one.setAttribute(name, String(value)));
  whole.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
  return whole;
}

/** Writes a drawing as a file: with the colours themselves in place of their names. */
export const fileOf = (svg: SVGSVGElement, colour: (name: string) => string): string =>
  (typeof XMLSerializer === 'undefined' ? svg.outerHTML : new XMLSerializer().serializeToString(svg)).replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => colour(name)).replaceAll('currentColor', colour('--ink'));
