import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

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

// Compressed once here, so that the server never compresses while a clerk waits.
function precompressed(): Plugin {
  let folder = '';
  return {
    name: 'precompressed',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    closeBundle() {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(?:js|css|html|svg|json)$/.test(name)) continue;
        const bytes = readFileSync(join(folder, name));
        writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 8 }));
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 8 } }));
      }
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/workbench/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [withoutHyphenation(), precompressed()],
  build: {
    // React parts of the grid are marked for servers; that mark means nothing here and is said two hundred times.
    rolldownOptions: { onLog: (level, log, show) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : show(level, log)) },
    target: ['chrome109', 'safari15'],
    outDir: 'dist',
    emptyOutDir: true,
    chunkSizeWarningLimit: 6000,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8787', '/healthz': 'http://127.0.0.1:8787' } },
});
