// The stage on which sigma draws a graph: what is pointed at, chosen and dragged there.
import Sigma from 'sigma';
import type { Drawn, EdgeLook, Group, NodeLook } from './graph';
import { drawMarks } from './marks';
import { nearest } from './nearest';
import type { Palette } from './save';

export interface Doings {
  onChoose: (node: string | undefined) => void;
  onLink: (edge: string | undefined) => void;
  onPoint: (edge: string | undefined) => void;
  onPin: (node: string, at: { x: number; y: number }) => void;
}

export interface Stage {
  show: (graph: Drawn) => void;
  choose: (node: string | undefined, edge: string | undefined) => void;
  repaint: (palette: Palette) => void;
  /** The nearest thing from one in a direction: 0 is right, 1 down, 2 left, 3 up. */
  next: (from: string | undefined, direction: number) => string | undefined;
  zoom: (factor: number) => void;
  fit: () => void;
  end: () => void;
}

export function stageIn(container: HTMLElement, first: Drawn, letters: Record<Group, string>, colours: Palette, doings: Doings): Stage {
  let [graph, palette] = [first, colours];
  let [chosen, link]: [string | undefined, string | undefined] = [undefined, undefined];
  let linked = new Set<string>(); // the links of the chosen thing, found once
  let pointed: string | undefined;
  let dashed: string[] = [];
  let dragged: string | undefined;
  let moved = false;

  const links = () => new Set(chosen !== undefined && graph.hasNode(chosen) ? graph.edges(chosen) : []);
  const sigma = new Sigma<NodeLook, EdgeLook>(graph, container, {
    allowInvalidContainer: true,
    enableEdgeEvents: true,
    minEdgeThickness: 1,
    labelGridCellSize: 90,
    labelDensity: 1,
    labelRenderedSizeThreshold: 2,
    stagePadding: 48,
    zIndex: true,
    nodeReducer: (node, look) => ({
      ...look,
      color: palette.groups[look.group],
      forceLabel: node === chosen || node === pointed || look.fixed,
    }),
    edgeReducer: (edge, look) => ({ ...look, hidden: look.dashed, size: edge === link ? 4 : 1.6, color: edge === link || linked.has(edge) ? palette.accent : palette.line }),
    defaultDrawNodeLabel: () => {}, // see marks
    defaultDrawNodeHover: () => {},
  });
  container.addEventListener('wheel', leavePageItsWheel, { capture: true });
  const marks = sigma.createCanvasContext('marks').getCanvases()['marks']!;
  marks.style.pointerEvents = 'none';
  const context = marks.getContext('2d')!;
  sigma.resize(true);

  const listDashed = () => {
    dashed = graph.filterEdges((_, look) => look.dashed);
  };
  listDashed();
  sigma.on('afterRender', () => {
    container.dataset['frames'] = String(Number(container.dataset['frames'] ?? 0) + 1); // tests count them
    drawMarks(sigma as unknown as Sigma, graph, context, palette, { chosen, pointed, dashed, letters });
  });
  sigma.on('clickNode', ({ node }) => moved || doings.onChoose(node));
  sigma.on('clickEdge', ({ edge }) => doings.onLink(edge));
  sigma.on('clickStage', () => doings.onChoose(undefined));
  const pointAt = (node: string | undefined) => {
    pointed = node;
    sigma.refresh({ skipIndexation: true });
  };
  sigma.on('enterNode', ({ node }) => pointAt(node));
  sigma.on('leaveNode', () => pointAt(undefined));
  sigma.on('enterEdge', ({ edge }) => doings.onPoint(edge));
  sigma.on('leaveEdge', () => doings.onPoint(undefined));
  sigma.on('downNode', ({ node }) => {
    [dragged, moved] = [node, false];
    if (!sigma.getCustomBBox()) sigma.setCustomBBox(sigma.getBBox()); // else the board would follow the thing
  });
  sigma.on('moveBody', ({ event }) => {
    if (!dragged) return;
    moved = true;
    graph.mergeNodeAttributes(dragged, sigma.viewportToGraph(event));
    event.preventSigmaDefault();
    event.original.preventDefault();
  });
  const drop = () => {
    if (dragged && moved) doings.onPin(dragged, { x: graph.getNodeAttribute(dragged, 'x'), y: graph.getNodeAttribute(dragged, 'y') });
    dragged = undefined;
  };
  sigma.on('upNode', drop);
  sigma.on('upStage', drop);

  return {
    show(next) {
      graph = next;
      sigma.setGraph(next);
      if (chosen && !next.hasNode(chosen)) chosen = undefined;
      linked = links();
      listDashed();
      sigma.refresh();
    },
    choose(node, edge) {
      [chosen, link] = [node, edge];
      linked = links();
      sigma.refresh({ skipIndexation: true });
    },
    repaint(next) {
      palette = next;
      sigma.refresh({ skipIndexation: true });
    },
    next(from, direction) {
      const at = (id: string) => sigma.graphToViewport(graph.getNodeAttributes(id));
      if (!from || !graph.hasNode(from)) return graph.nodes()[0];
      return nearest(at(from), graph.nodes().filter((id) => id !== from).map((id) => ({ id, ...at(id) })), direction);
    },
    zoom: (factor) => void (factor > 1 ? sigma.getCamera().animatedZoom({ factor }) : sigma.getCamera().animatedUnzoom({ factor: 1 / factor })),
    fit() {
      sigma.setCustomBBox(null);
      sigma.refresh();
      void sigma.getCamera().animatedReset();
    },
    end() {
      container.removeEventListener('wheel', leavePageItsWheel, { capture: true });
      sigma.kill();
    },
  };
}

/** The wheel scrolls the page over a board, too, unless the reader turned to the board or holds Ctrl or ⌘. */
function leavePageItsWheel(event: WheelEvent): void {
  const wanted = event.ctrlKey || event.metaKey || document.activeElement === event.currentTarget;
  if (!wanted) event.stopPropagation(); // sigma listens farther inside
}
