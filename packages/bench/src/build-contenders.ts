import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { benchFolder, builtFolder, projectFolder } from './folders.ts';

const folder = join(benchFolder, 'src', 'contenders');

/** Bundles the contenders as the server is bundled, so that what is measured is the product as it is shipped. */
export async function buildContenders(): Promise<void> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.startsWith('page-'));
  await build({
    configFile: false,
    root: projectFolder,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['@libsql/client', 'better-sqlite3', 'exceljs'], target: 'node' },
    build: {
      ssr: true,
      outDir: builtFolder,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: names.map((name) => join(folder, name)),
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
}

/** Bundles a page for the browser; it is one script that puts its functions on the window. */
export async function buildPage(name: string): Promise<string> {
  await build({
    configFile: false,
    root: projectFolder,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: join(builtFolder, 'pages'),
      emptyOutDir: false,
      target: 'chrome109',
      lib: { entry: join(folder, `${name}.ts`), formats: ['iife'], name: 'bench', fileName: () => `${name}.js` },
    },
  });
  return join(builtFolder, 'pages', `${name}.js`);
}
