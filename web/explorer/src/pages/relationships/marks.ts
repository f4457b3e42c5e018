// What the board draws by hand: labels on their grid, dashed links, letters of kinds and the ring of what is chosen. All of it is bounded
// by the links that are unsure and by the labels that the grid of sigma has room for.
import type Sigma from 'sigma';
import type { Drawn, Group } from './graph';
import { twoLines } from './lines';
import type { Palette } from './save';

const between = 15;
const mostLetters = 500; // on larger boards only things whose names are shown have one

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const buttons = { width: 200, height: 52 }; // of zoom, in the corner

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

interface Side {
  align: CanvasTextAlign;
  at: number;
  box: Box;
}

/** Where a name may stand: right of its node, left, below, or above. */
function sidesOf({ x, y, size }: { x: number; y: number; size: number }, wide: number, high: number): [Side, ...Side[]] {
  const [gap, half] = [size + 8, high / 2];
  const middle = { left: x - wide / 2, right: x + wide / 2 };
  return [
    { align: 'left', at: x + gap, box: { left: x + gap, right: x + gap + wide, top: y - half, bottom: y + half } },
    { align: 'right', at: x - gap, box: { left: x - gap - wide, right: x - gap, top: y - half, bottom: y + half } },
    { align: 'center', at: x, box: { ...middle, top: y + gap - 2, bottom: y + gap - 2 + high } },
    { align: 'center', at: x, box: { ...middle, top: y - gap + 2 - high, bottom: y - gap + 2 } },
  ];
}

/** Writes names beside their nodes, on a strip of the ground, so that links do not cross them. One that would cover another is left out. */
function writeNames(context: CanvasRenderingContext2D, nodes: readonly Shown[], { ground, ink, sans }: Palette, { width, height }: { width: number; height: number }): void {
  const taken: Box[] = nodes.map(({ x, y, size }) => ({ left: x - size, right: x + size, top: y - size / 2, bottom: y + size / 2 }));
  taken.push({ left: width - buttons.width, right: width, top: height - buttons.height, bottom: height });
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = ground;
  context.fillStyle = ink;
  for (const { x, y, size, label, strong } of nodes) {
    context.font = `${strong ? 650 : 400} 13px ${sans}`;
    const lines = twoLines(label);
    const wide = Math.max(...lines.map((line) => context.measureText(line).width));
    const candidates = sidesOf({ x, y, size }, wide, lines.length * between);
    const fits = ({ box }: Side) => box.left >= 4 && box.right <= width - 4 && taken.every((other) => !meet(box, other));
    const side = candidates.find(fits) ?? (strong ? candidates[0] : undefined);
    if (!side) continue;
    taken.push(side.box);
    context.textAlign = side.align;
    lines.forEach((line, i) => {
      const below = side.box.top + (i + 0.5) * between;
      context.strokeText(line, side.at, below);
      context.fillText(line, side.at, below);
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

/** Writes the letters of kinds into nodes, and a frame around those that are pinned. */
function writeLetters(sigma: Sigma, graph: Drawn, context: CanvasRenderingContext2D, palette: Palette, letters: Marked['letters'], nodes: readonly string[]): void {
  context.textAlign = 'center';
  for (const id of nodes) {
    const look = sigma.getNodeDisplayData(id);
    if (!look || !graph.hasNode(id)) continue;
    const [size, { x, y }] = [sigma.scaleSize(look.size), sigma.framedGraphToViewport(look)];
    if (size >= 6) {
      context.fillStyle = palette.ground;
      context.font = `650 ${Math.round(size * 1.1)}px ${palette.sans}`;
      context.fillText(letters[graph.getNodeAttribute(id, 'group')], x, y + 0.5);
    }
    if (!graph.getNodeAttribute(id, 'fixed')) continue;
    context.strokeStyle = palette.ink;
    context.lineWidth = 2;
    context.strokeRect(x - size - 2, y - size - 2, 2 * size + 4, 2 * size + 4);
  }
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
  writeNames(context, shown, palette, { width, height });
  writeLetters(sigma, graph, context, palette, letters, graph.order > mostLetters ? shown.map(({ id }) => id) : graph.nodes());
  if (!chosen || !graph.hasNode(chosen)) return;
  const { x, y } = at(chosen);
  context.strokeStyle = palette.accent;
  context.lineWidth = 3;
  context.beginPath();
  context.arc(x, y, sigma.scaleSize(sigma.getNodeDisplayData(chosen)!.size) + 5, 0, 2 * Math.PI);
  context.stroke();
}
