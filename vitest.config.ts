import { defineConfig } from 'vitest/config';

const unit = (name: string) => ({
  test: {
    name,
    include: [`packages/${name}/src/**/*.test.{ts,tsx}`],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

export default defineConfig({
  test: {
    projects: [
      unit('shared'),
      unit('xlsx'),
      unit('server'),
      unit('excelhost'),
      unit('console'),
      { ...unit('addin'), oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } } },
      { test: { ...unit('workbench').test, server: { deps: { inline: [/@univerjs/] } } } },
      { test: { name: 'tools', include: ['tools/**/*.test.mts'], environment: 'node' } },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // A busy machine draws late; what is waited for is still wanted exactly.
          expect: { poll: { timeout: 20_000 } },
          fileParallelism: false,
        },
      },
    ],
  },
});
