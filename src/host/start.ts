/**
 * Starts a program without a shell: program, words and options in, the process out. Windows needs help with `.cmd` files and
 * odd words; elsewhere the helper does nothing, and is not loaded.
 */
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { spawn } from 'node:child_process';
import type crossSpawn from 'cross-spawn';
import { lazy } from './lazy.ts';

const forWindows = lazy<typeof crossSpawn>('cross-spawn');

export const start = (
  command: string,
  args: readonly string[],
  options: SpawnOptions & { readonly shell: false },
): ChildProcess => (process.platform === 'win32' ? forWindows() : spawn)(command, [...args], options);
