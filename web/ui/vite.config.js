import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { defineConfig } from 'vite';

// Writes each file also as the hub sends it, so that the hub compresses none. Here, because the best brotli takes seconds.
const compressed = {
  name: 'compressed',
  async writeBundle({ dir }, bundle) {
    const forms = { br: promisify(brotliCompress), gz: promisify(gzip) };
    await Promise.all(
      Object.values(bundle).flatMap(({ fileName, code, source }) =>
        Object.entries(forms).map(async ([extension, compress]) => {
          const plain = Buffer.from(code ?? source);
          const small = await compress(plain);
          if (small.length < plain.length) await writeFile(join(dir, `${fileName}.${extension}`), small);
        }),
      ),
    );
  },
};

export default defineConfig({
  base: './', // of the page: the hub may be below a path
  plugins: [compressed],
  build: {
    assetsDir: 'graphiql/assets', // the page is /graphiql
    target: 'es2022',
    sourcemap: false,
    modulePreload: { polyfill: false }, // browsers this young preload modules themselves
    assetsInlineLimit: 0, // data: URLs would need a wider content policy
    chunkSizeWarningLimit: 5000, // monaco is one large chunk
    emptyOutDir: true, // public/.gitkeep comes back with the rest, so that go:embed always finds dist
    rolldownOptions: {
      onLog(level, log, report) {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log); // "use client" means nothing here
      },
    },
  },
});
