import iterate from 'graphology-layout-forceatlas2/iterate.js';
import { arrange, type Work } from './layout-steps';

onmessage = ({ data }: MessageEvent<Work>) => {
  arrange(data, iterate, (nodes) => postMessage(nodes));
  postMessage(null); // done
};
