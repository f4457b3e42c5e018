interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Hatches where a value would be: it is missing, which is not zero. By lines, since patterns have names that several charts of a page would share. */
export function hatched(svg: SVGSVGElement, document: Document, { x, y, width, height }: Box): void {
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  const lines = Array.from({ length: Math.floor((width - height) / 6) }, (_, i) => `M${x + i * 6},${y + height}l${height},${-height}`);
  path.setAttribute('d', lines.join(''));
  path.setAttribute('stroke', 'var(--line)');
  svg.prepend(path);
}
