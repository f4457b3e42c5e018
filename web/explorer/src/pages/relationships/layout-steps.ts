// ForceAtlas2 in portions. The library's own worker comes from a blob, which the content policy of the hub refuses.

export interface Work {
  nodes: Float32Array; // ten numbers a node, as the library keeps them; the first two are its place
  edges: Float32Array;
}

export const numbersOfNode = 10;

/** A board of any size is arranged in this much work: a step of a large one costs more, so it has fewer. */
const stepsFor = (nodes: number): number => Math.max(60, Math.min(600, Math.round(120_000 / Math.max(1, nodes))));

/** Positions are shown at most this often while they are found. */
export const portions = 20;

const settings = (nodes: number) => ({
  linLogMode: false,
  outboundAttractionDistribution: false,
  adjustSizes: false,
  edgeWeightInfluence: 1,
  scalingRatio: 12,
  strongGravityMode: true,
  gravity: 0.06,
  slowDown: 1 + Math.log(Math.max(1, nodes)),
  barnesHutOptimize: nodes > 500, // forces between all pairs would be too many
  barnesHutTheta: 0.6,
});

/** Moves nodes a little. */
export type Move = (options: object, nodes: Float32Array, edges: Float32Array) => unknown;

/** Moves nodes step by step and shows where they are after each portion. */
export function arrange({ nodes, edges }: Work, move: Move, show: (nodes: Float32Array) => void): number {
  const count = nodes.length / numbersOfNode;
  const [steps, options] = [stepsFor(count), settings(count)];
  const portion = Math.ceil(steps / portions);
  for (let step = 1; step <= steps; step++) {
    move(options, nodes, edges);
    if (step % portion === 0 || step === steps) show(nodes);
  }
  return steps;
}
