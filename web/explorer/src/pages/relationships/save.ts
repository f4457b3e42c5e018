// Files of a board: a picture as SVG, the same as PNG, and the graph as GEXF.
import write from 'graphology-gexf/common/writer.js';
import { escaped as escape } from '../../words/escaped';
import type { Drawn, Group } from './graph';
import { twoLines } from './lines';

/** The colours of a theme, which pictures take along. */
export interface Palette {
  ground: string;
  ink: string;
  soft: string;
  line: string;
  accent: string;
  sans: string;
  groups: Record<Group, string>;
}

/** What stands below a picture: what it shows, and where it is from. */
export interface Caption {
  title: string;
  lines: readonly string[];
}

const margin = 48;
const [leastWidth, mostWidth] = [1000, 1200]; // captions need the least
const room = 230; // for names on the right
const longestLine = 150;

const escaped = (text: string): string => escape(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''); // XML has no way to write these
const short = (text: string): string => ([...text].length > longestLine ? `${[...text].slice(0, longestLine - 1).join('')}…` : text);

/** Draws a graph as it stands on the board. */
export function svg(graph: Drawn, { ground, ink, soft, line, sans, groups }: Palette, letters: Record<Group, string>, { title, lines }: Caption): string {
  const places = graph.mapNodes((_, { x, y }) => ({ x, y }));
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity);
  const [left, top] = [least(xs), most(ys)]; // y grows upwards on the board
  const span = Math.max(most(xs) - left, (top - least(ys)) * 1.4, 1);
  const scale = (mostWidth - 2 * margin - room) / span;
  const width = Math.max(leastWidth, Math.round(2 * margin + room + Math.max(0, most(xs) - left) * scale));
  const at = (id: string) => ({ x: margin + (graph.getNodeAttribute(id, 'x') - left) * scale, y: margin + (top - graph.getNodeAttribute(id, 'y')) * scale });
  const bottom = margin + Math.max(0, top - least(ys)) * scale + margin;
  const height = Math.round(bottom + 40 + lines.length * 18);
  const r = (value: number) => value.toFixed(1);
  const edges = graph.mapEdges((_, { dashed, label }, from, to) => {
    const [a, b] = [at(from), at(to)];
    return `<line x1="${r(a.x)}" y1="${r(a.y)}" x2="${r(b.x)}" y2="${r(b.y)}"${dashed ? ' stroke-dasharray="4 4"' : ''}><title>${escaped(label)}</title></line>`;
  });
  const nodes = graph.mapNodes((id, { size, group, label, kind, note }) => {
    const { x, y } = at(id);
    const written = [...twoLines(label).map((line) => ({ line, soft: false })), ...(note ? twoLines(note).map((line) => ({ line, soft: true })) : [])];
    const texts = written.map(({ line, soft: remark }, i) => `<tspan x="${r(x + size + 5)}" y="${r(y + 4 + (i - (written.length - 1) / 2) * 15)}"${remark ? ` fill="${soft}"` : ''}>${escaped(line)}</tspan>`);
    const letter = size < 6 ? '' : `<text x="${r(x)}" y="${r(y + size * 0.38)}" text-anchor="middle" font-weight="650" font-size="${r(size * 1.1)}" fill="${ground}">${letters[group]}</text>`;
    const named = size < 4.5 ? '' : `<text paint-order="stroke" stroke="${ground}" stroke-width="3">${texts.join('')}</text>`;
    return `<g><title>${escaped(`${label}, ${kind}`)}</title><circle cx="${r(x)}" cy="${r(y)}" r="${r(size)}" fill="${groups[group]}" stroke="${ground}"/>${letter}${named}</g>`;
  });
  const caption = lines.map((text, i) => `<text x="${margin}" y="${Math.round(bottom + 38 + i * 18)}" fill="${soft}" font-size="12">${escaped(short(text))}</text>`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(sans)}" font-size="13" fill="${ink}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" fill="${ground}"/>`,
    `<g stroke="${line}" stroke-width="1.2">`,
    ...edges,
    '</g>',
    ...nodes,
    `<text x="${margin}" y="${Math.round(bottom + 16)}" font-size="15" font-weight="650">${escaped(short(title))}</text>`,
    ...caption,
    '</svg>',
  ].join('\n');
}

/** Writes a graph for Gephi and other programs. */
export const gexf = (graph: Drawn, title: string): string =>
  write(graph, {
    version: '1.3',
    formatNode: (_, { label, x, y, size, fixed: _fixed, ...attributes }) => ({ label, attributes, viz: { x, y, size } }),
    formatEdge: (_, { label, since, until, ...attributes }) => ({ label, attributes: { ...attributes, since: since ?? '', until: until ?? '' } }),
  }).replace(/<graph /, (start) => `<meta><description>${escaped(title)}</description></meta>\n  ${start}`);
