import { defineConfig } from 'vite';

export default defineConfig({
  base: '/graphiql/',
  build: {
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
