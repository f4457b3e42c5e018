import type Graph from 'graphology';
import { graphToByteArrays } from 'graphology-layout-forceatlas2/helpers.js';
import { numbersOfNode } from './layout-steps';

/** Arranges a graph in a worker, and moves its nodes as the worker finds places for them. Returns what stops it. */
export function arrangeInWorker(graph: Graph, gradually: boolean, done: () => void): () => void {
  const worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' });
  let [running, stopped] = [false, false];
  let last: Float32Array | undefined;
  worker.onmessage = ({ data }: MessageEvent<Float32Array | null>) => {
    running = true;
    if (stopped || data === null) worker.terminate();
    if (stopped) return;
    if (data && gradually) place(graph, data);
    if (data) last = data;
    else {
      if (last && !gradually) place(graph, last);
      done();
    }
  };
  const work = graphToByteArrays(graph, () => 1);
  worker.postMessage(work, [work.nodes.buffer, work.edges.buffer]);
  return () => {
    stopped = true;
    if (running) worker.terminate(); // one that still loads ends with its first message: browsers may keep its request open for ever
  };
}

function place(graph: Graph, nodes: Float32Array): void {
  let i = 0;
  graph.updateEachNodeAttributes(
    (_, attributes) => {
      const at = i;
      i += numbersOfNode;
      return attributes['fixed'] ? attributes : { ...attributes, x: nodes[at]!, y: nodes[at + 1]! };
    },
    { attributes: ['x', 'y'] },
  );
}

/** A place to begin at, the same whenever a board is opened: on a spiral, in which no two are at one place. */
export function spiral(i: number): { x: number; y: number } {
  const [angle, radius] = [i * 2.399963, 20 * Math.sqrt(i + 1)];
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}
