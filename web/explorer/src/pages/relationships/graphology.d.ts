// Parts of libraries that their types leave out: a step of the layout, and the writer of files without the reader, which needs another parser.
declare module 'graphology-layout-forceatlas2/iterate.js' {
  export default function iterate(options: object, nodes: Float32Array, edges: Float32Array): object;
}

declare module 'graphology-layout-forceatlas2/helpers.js' {
  import type Graph from 'graphology';
  export function graphToByteArrays(graph: Graph, weight: () => number): { nodes: Float32Array; edges: Float32Array };
}

declare module 'graphology-gexf/common/writer.js' {
  import { write } from 'graphology-gexf';
  export default write;
}
