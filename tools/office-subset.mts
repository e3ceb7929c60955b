import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * A vite plugin: copies files of the npm package @microsoft/office-js, unchanged and with its licence, into a folder of what
 * is built. They are never committed: the licence lets them go out only as a part of an add-in for Microsoft 365.
 */
export function officeSubset(folder: string, files: readonly string[]): Plugin {
  const packageFile = createRequire(import.meta.url).resolve('@microsoft/office-js/package.json');
  return {
    name: 'office-subset',
    apply: 'build',
    generateBundle() {
      const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
      if (!folder.endsWith(`-${version}`)) this.error(`the folder ${folder} is not named after office-js ${version}`);
      const put = (fileName: string, source: string): void => {
        this.emitFile({
          type: 'asset',
          fileName: `${folder}/${fileName}`,
          source: readFileSync(join(dirname(packageFile), source)),
        });
      };
      for (const file of files) put(file, join('dist', file));
      put('LICENSE.md', 'LICENSE.md');
    },
  };
}
