import { defineConfig, type Plugin } from 'vite';
import { precompressed } from '../../tools/precompressed.mts';

// The renderer can hyphenate sixty languages nobody writes here; their dictionaries are 4.5 MB.
function withoutHyphenation(): Plugin {
  const empty = '\0no-hyphenation';
  return {
    name: 'without-hyphenation',
    enforce: 'pre',
    resolveId: (source, importer) =>
      importer?.includes('@univerjs/engine-render') === true && /^\.\/[a-z0-9-]+-[\w-]{8}\.js$/.test(source) ? empty : null,
    load: (id) => (id === empty ? 'export default { patterns: [], exceptions: [] };' : null),
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/workbench/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [withoutHyphenation(), precompressed(8)],
  build: {
    // React parts of the grid are marked for servers; that mark means nothing here and is said two hundred times.
    rolldownOptions: {
      onLog: (level, log, show) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : show(level, log)),
      // Schemas shared with late parts get a chunk of their own, which runs before the page: zod must know by then that
      // the policy forbids eval, so what says so lies with zod itself.
      output: { advancedChunks: { groups: [{ name: 'zod', test: /node_modules[\\/]zod[\\/]|browser[\\/]no-eval/ }] } },
    },
    target: ['chrome109', 'safari15'],
    outDir: 'dist',
    emptyOutDir: true,
    chunkSizeWarningLimit: 6000,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8787', '/healthz': 'http://127.0.0.1:8787' } },
});
