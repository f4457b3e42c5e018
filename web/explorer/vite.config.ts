import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { dev } from './dev.ts';
import { aboutGuides, guides } from './guides.ts';
import { persisted } from './persisted.ts';
import { pages } from './src/app/pages.ts';
import { kinds } from './src/things/kinds.ts';

// Writes each file also as the hub sends it, so that the hub compresses none. Here, because the best brotli takes seconds.
const compressed: Plugin = {
  name: 'compressed',
  async writeBundle({ dir }, bundle) {
    const forms = { br: promisify(brotliCompress), gz: promisify(gzip) };
    await Promise.all(
      Object.values(bundle).flatMap((file) =>
        Object.entries(forms).map(async ([extension, compress]) => {
          const plain = Buffer.from(file.type === 'chunk' ? file.code : file.source);
          const small = await compress(plain);
          if (small.length < plain.length) await writeFile(join(dir!, `${file.fileName}.${extension}`), small);
        }),
      ),
    );
  },
};

// The texts of all queries by their hashes, which the hub knows from the start and pages show.
const documents: Plugin = {
  name: 'documents',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'explorer/documents.json', source: JSON.stringify(persisted()) });
  },
};

// The pages that there are and what they say of themselves, which the hub writes into the HTML that it sends.
const site: Plugin = {
  name: 'site',
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'explorer/site.json', source: JSON.stringify({ pages, kinds, guides: await aboutGuides() }) });
  },
};

export default defineConfig({
  base: './', // of a file: the hub may be below a path, which it writes into the page
  plugins: [react(), documents, guides, site, compressed, dev],
  build: {
    assetsDir: 'explorer',
    target: 'es2023',
    sourcemap: false,
    modulePreload: { polyfill: false }, // browsers this young preload modules themselves
    assetsInlineLimit: 0, // data: URLs would need a wider content policy
    chunkSizeWarningLimit: 5000, // monaco is one large chunk
    emptyOutDir: true, // public/.gitkeep comes back with the rest, so that go:embed always finds dist
    rolldownOptions: {
      // What almost every page needs is one file: each on its own would be more requests than the first page may have.
      output: {
        codeSplitting: {
          groups: [{ name: 'common', test: /src\/(words|gql|questions\/(questions|link)|components\/(facts|failure|no-data|notice|section|skeleton|thing-link)|things\/(browse-link|kinds)|app\/(answer|title))/ }],
        },
      },
      onLog(level, log, report) {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log); // "use client" means nothing here
      },
    },
  },
});
