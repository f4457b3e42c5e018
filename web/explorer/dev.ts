import { text } from 'node:stream/consumers';
import type { Plugin } from 'vite';
import { persisted } from './persisted.ts';

// Where a hub runs while pages are being written: HUB=http://127.0.0.1:8080 npm run dev.
const hub = process.env.HUB ?? 'http://127.0.0.1:8080';

/** Adds the text of a query to an address that has its hash: a running hub does not know queries that are being written. */
function withText(path: string): string {
  const { pathname, searchParams } = new URL(path, hub);
  const extensions = searchParams.get('extensions');
  const hash = extensions && JSON.parse(extensions).persistedQuery?.sha256Hash;
  if (!hash) return path;
  searchParams.set('query', persisted()[hash]!);
  searchParams.delete('extensions');
  return `${pathname}?${searchParams}`;
}

/** Adds the text of a query to a body that has its hash, as `withText` does to an address. */
async function withTextInBody(body: string): Promise<string> {
  const { extensions, ...rest } = JSON.parse(body);
  const hash = extensions?.persistedQuery?.sha256Hash;
  return hash ? JSON.stringify({ ...rest, query: persisted()[hash] }) : body;
}

/** Serves pages with a hub behind them, and writes into the page what the hub would. */
export const dev: Plugin = {
  name: 'dev',
  apply: 'serve',
  config: () => ({
    server: {
      fs: { allow: ['../..'] }, // documents have images
      proxy: { '^/(graphql|releases|network|schema.graphql|examples.json|health|docs)': { target: hub, rewrite: withText } },
    },
    optimizeDeps: {
      exclude: ['@graphiql/react/setup-workers/vite'], // it imports workers, which are not bundled beforehand
      include: ['@graphiql/react > monaco-graphql > graphql-language-service > nullthrows', '@graphiql/react > monaco-graphql > picomatch-browser'],
    },
  }),
  configureServer(server) {
    server.middlewares.use(async (request, response, next) => {
      if (request.method !== 'POST') return next();
      const body = await withTextInBody(await text(request));
      const answer = await fetch(`${hub}${request.url}`, { method: 'POST', headers: { 'Content-Type': 'application/json', Accept: request.headers.accept ?? '*/*' }, body });
      response.statusCode = answer.status;
      response.setHeader('Content-Type', answer.headers.get('Content-Type') ?? '');
      response.setHeader('Cache-Control', answer.headers.get('Cache-Control') ?? '');
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
    server.middlewares.use('/explorer/documents.json', (_, response) => response.end(JSON.stringify(persisted())));
  },
  async transformIndexHtml(page) {
    const { release } = (await (await fetch(`${hub}/health/ready`)).json()) as { release: number };
    return page.replace('data-release="0"', `data-release="${release}"`).replaceAll('"./', '"/');
  },
};
