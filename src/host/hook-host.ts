/**
 * The part of the real machine that the fast answer of a hook needs: no terminal, no processes, no network, and no package to load.
 */
import { homedir } from 'node:os';
import { isAlive } from './alive.ts';
import { nodeFiles } from './files.ts';
import type { Host } from './host.ts';
import { nodeOwnFiles } from './own-files.ts';

export type HookHost = Pick<
  Host,
  'platform' | 'cwd' | 'home' | 'env' | 'files' | 'ownFiles' | 'pipes' | 'time' | 'alive'
>;

export const nodeHookHost = (): HookHost => ({
  platform: process.platform,
  cwd: process.cwd(),
  home: homedir(),
  env: process.env,
  files: nodeFiles,
  ownFiles: nodeOwnFiles,
  pipes: () => ({ input: process.stdin, output: process.stdout }),
  time: () => Date.now(),
  alive: isAlive,
});
