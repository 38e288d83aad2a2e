/**
 * Whether git will find mcp-lock later: the PATH without the folders that npm puts into it while it runs a program. Reads the disk only.
 */
import { delimiter, isAbsolute, join } from 'node:path';
import type { Host } from '../host/host.ts';
import { isFile } from '../host/kind-at.ts';

const OF_NPM = /[\\/](?:node_modules[\\/]\.bin|node-gyp-bin|_npx[\\/].*)[\\/]?$/;

export async function programOnPath(host: Pick<Host, 'env' | 'files'>): Promise<boolean> {
  const name = Object.keys(host.env).find((one) => one.toUpperCase() === 'PATH') ?? 'PATH';
  const folders = (host.env[name] ?? '')
    .split(delimiter)
    .filter((one) => isAbsolute(one) && !OF_NPM.test(one));
  for (const folder of folders) if (await isFile(join(folder, 'mcp-lock'), host)) return true;
  return false;
}
