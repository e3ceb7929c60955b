import { defineConfig } from 'vite';
import { precompressed } from '../../tools/precompressed.mts';

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [precompressed(9)],
  build: {
    chunkSizeWarningLimit: 700,
    target: ['chrome109', 'safari15'],
    outDir: 'dist',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8787' } },
});
