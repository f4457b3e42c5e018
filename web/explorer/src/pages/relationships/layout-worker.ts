import { arrange, type Work } from './layout-steps';

onmessage = ({ data }: MessageEvent<Work>) => {
  arrange(data, (nodes) => postMessage(nodes));
  postMessage(null); // done
};
