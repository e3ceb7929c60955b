/// <reference types="vite/types/importMeta.d.ts" />
import { readFileSync, readdirSync } from 'node:fs';

/** One step of the schema: the name of its file without `.sql`, and its text. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/**
 * All migrations in order. Vite (bundle and tests) puts their texts into the code; run from source without Vite
 * they are read from the folder beside this file.
 */
export function migrationFiles(): readonly Migration[] {
  const texts =
    typeof import.meta.env === 'undefined'
      ? readFolder()
      : import.meta.glob<string>('./migrations/*.sql', { query: '?raw', import: 'default', eager: true });
  return Object.entries(texts)
    .map(([path, sql]) => ({ name: path.replace(/^.*\//, '').replace(/\.sql$/, ''), sql }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

function readFolder(): Record<string, string> {
  const folder = new URL('migrations/', import.meta.url);
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
  );
}
