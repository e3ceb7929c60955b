import { defineConfig } from 'vite';

export default defineConfig({
  ssr: { noExternal: true, external: ['@libsql/client'], target: 'node' },
  build: {
    outDir: 'dist',
    target: 'node20',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: { output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' } },
  },
});
