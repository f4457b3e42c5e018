// What the board draws by hand: labels on their grid, dashed links, letters of kinds and the ring of what is chosen. All of it is bounded
// by the links that are unsure and by the labels that the grid of sigma has room for.
import type Sigma from 'sigma';
import type { Drawn, Group } from './graph';
import type { Palette } from './save';

const longest = 30;
const between = 15;

/** Breaks a name into at most two lines; what does not fit is left out. */
export function twoLines(text: string): string[] {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1)!;
    const longer = line === '' ? word : `${line} ${word}`;
    if ([...longer].length <= longest || line === '') lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const [first, ...rest] = lines.map((line) => ([...line].length > longest ? `${[...line].slice(0, longest - 1).join('')}…` : line));
  if (rest.length === 0) return [first!];
  return [first!, rest.length > 1 ? `${rest[0]!.replace(/…$/, '')}…` : rest[0]!];
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Writes names beside their nodes, on a strip of the ground, so that links do not cross them. One that would cover another is left out. */
function writeNames(context: CanvasRenderingContext2D, nodes: readonly Shown[], { ground, ink, sans }: Palette, width: number): void {
  const taken: Box[] = nodes.map(({ x, y, size }) => ({ left: x - size, right: x + size, top: y - size / 2, bottom: y + size / 2 }));
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = ground;
  context.fillStyle = ink;
  for (const { x, y, size, label, strong } of nodes) {
    context.font = `${strong ? 650 : 400} 13px ${sans}`;
    const lines = twoLines(label);
    const wide = Math.max(...lines.map((line) => context.measureText(line).width));
    const half = (lines.length * between) / 2;
    const left = x + size + 10 + wide > width; // beyond the edge of the board
    const at = left ? x - size - 8 : x + size + 8;
    const box = { left: left ? at - wide : at, right: left ? at : at + wide, top: y - half, bottom: y + half };
    if (!strong && taken.some((other) => meet(box, other))) continue;
    taken.push(box);
    context.textAlign = left ? 'right' : 'left';
    lines.forEach((line, i) => {
      const below = y + (i - (lines.length - 1) / 2) * between;
      context.strokeText(line, at, below);
      context.fillText(line, at, below);
    });
  }
}

interface Shown {
  id: string;
  x: number;
  y: number;
  size: number;
  label: string;
  strong: boolean;
}

export interface Marked {
  chosen: string | undefined; // a node
  pointed: string | undefined;
  dashed: readonly string[]; // edges
  letters: Record<Group, string>;
}

/** Draws the marks over a frame. */
export function drawMarks(sigma: Sigma, graph: Drawn, context: CanvasRenderingContext2D, palette: Palette, { chosen, pointed, dashed, letters }: Marked): void {
  const { width, height } = sigma.getDimensions();
  context.clearRect(0, 0, width, height);
  const at = (id: string) => sigma.framedGraphToViewport(sigma.getNodeDisplayData(id)!);
  context.lineWidth = 1.5;
  context.strokeStyle = palette.line;
  context.setLineDash([4, 4]);
  for (const edge of dashed) {
    if (!graph.hasEdge(edge)) continue;
    const [from, to] = [at(graph.source(edge)), at(graph.target(edge))];
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
  }
  context.setLineDash([]);
  const shown = [...sigma.getNodeDisplayedLabels()]
    .filter((id) => graph.hasNode(id))
    .map((id): Shown => ({ id, ...at(id), size: sigma.scaleSize(sigma.getNodeDisplayData(id)!.size), label: graph.getNodeAttribute(id, 'label'), strong: id === chosen || id === pointed }))
    .sort((a, b) => Number(b.strong) - Number(a.strong) || b.size - a.size);
  writeNames(context, shown, palette, width);
  context.textAlign = 'center';
  for (const { id, x, y, size } of shown) {
    if (size < 7) continue;
    context.fillStyle = palette.ground;
    context.font = `650 ${Math.round(size * 1.1)}px ${palette.sans}`;
    context.fillText(letters[graph.getNodeAttribute(id, 'group')], x, y + 0.5);
    if (!graph.getNodeAttribute(id, 'fixed')) continue;
    context.strokeStyle = palette.ink;
    context.lineWidth = 2;
    context.strokeRect(x - size - 2, y - size - 2, 2 * size + 4, 2 * size + 4); // pinned
  }
  if (!chosen || !graph.hasNode(chosen)) return;
  const { x, y } = at(chosen);
  context.strokeStyle = palette.accent;
  context.lineWidth = 3;
  context.beginPath();
  context.arc(x, y, sigma.scaleSize(sigma.getNodeDisplayData(chosen)!.size) + 5, 0, 2 * Math.PI);
  context.stroke();
}
