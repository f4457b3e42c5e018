import { element } from '../../charts/element';

/** Makes a drawing of a size, which says nothing by itself: its frame does. */
export const drawingOf = (document: Document, width: number, height: number, ...children: readonly Node[]): SVGSVGElement =>
  element(document, 'svg', { width, height, viewBox: `0 0 ${width} ${height}`, 'font-size': 13, 'aria-hidden': 'true' }, ...children);
