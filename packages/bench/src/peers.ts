import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { peersFolder } from './folders.ts';

const VERSIONS = { 'better-sqlite3': '12.11.1', 'pouchdb-server': '4.2.0', exceljs: '4.4.0' } as const;
export type Peer = keyof typeof VERSIONS;

const asked = new Map<Peer, string | null>();

/**
 * Null when the peer stands ready, else a sentence why not. What is missing is installed beside the bench package, never
 * as a dependency of the product; only better-sqlite3 may run its build script.
 */
export function missingPeer(peer: Peer): string | null {
  const known = asked.get(peer);
  if (known !== undefined) return known;
  const answer = ready(peer) ? null : install(peer);
  asked.set(peer, answer);
  return answer;
}

/** The path of a peer's file. */
export function peerPath(...parts: readonly string[]): string {
  return join(peersFolder, 'node_modules', ...parts);
}

function ready(peer: Peer): boolean {
  if (peer === 'better-sqlite3') return existsSync(peerPath(peer, 'build', 'Release', 'better_sqlite3.node'));
  return existsSync(peerPath(peer, 'package.json'));
}

function install(peer: Peer): string | null {
  mkdirSync(peersFolder, { recursive: true });
  const file = join(peersFolder, 'package.json');
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { dependencies?: Record<string, string> }) : {};
  const dependencies = { ...kept.dependencies, [peer]: VERSIONS[peer] };
  writeFileSync(file, JSON.stringify({ private: true, allowScripts: { 'better-sqlite3': true }, dependencies }, null, 2));
  console.log(`  installing ${peer}@${VERSIONS[peer]} beside the bench package …`);
  npm('install', '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error');
  if (peer === 'better-sqlite3') npm('rebuild', peer, '--loglevel=error');
  return ready(peer) ? null : `${peer}@${VERSIONS[peer]} could not be installed on this machine`;
}

function npm(...words: readonly string[]): void {
  spawnSync('npm', words, { cwd: peersFolder, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
}
