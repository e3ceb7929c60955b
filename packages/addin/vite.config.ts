import { defineConfig } from 'vite';
import { officeSubset } from '../../tools/office-subset.mts';
import { precompressed } from '../../tools/precompressed.mts';
import { OFFICE_FILES, OFFICE_FOLDER } from './src/excel/office-script.ts';

export default defineConfig({
  root: import.meta.dirname,
  base: '/pane/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [officeSubset(OFFICE_FOLDER, OFFICE_FILES), precompressed(9)],
  build: { target: ['chrome109', 'safari15'], outDir: 'dist', emptyOutDir: true, modulePreload: { polyfill: false } },
  server: { proxy: { '/api': 'http://127.0.0.1:8787', '/healthz': 'http://127.0.0.1:8787' } },
});
