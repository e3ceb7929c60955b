import { defineConfig } from 'vite';

export default defineConfig({
  ssr: { noExternal: true, external: ['@libsql/client'], target: 'node' },
  build: {
    ssr: true,
    outDir: 'dist',
    target: 'node20',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: ['src/main.ts', 'src/store/libsql/writer-thread.ts', 'src/workbook/reader-thread.ts'],
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
