/** Node.js of each major version that is supported: the running one, or the package npm has of its program. Kept between runs. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../node_modules/.cache/mcp-lock-nodes/', import.meta.url));

export const NODES = ['20.20.2', '22.23.5', '24.22.3', '26.12.1'] as const;

/** The program, or why it cannot be had. */
export function nodeOf(
  version: (typeof NODES)[number],
): { readonly program: string } | { readonly reason: string } {
  if (process.version === `v${version}`) return { program: process.execPath };
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const folder = join(FOLDER, version);
  const bin = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const program = join(folder, 'node_modules', name, bin);
  try {
    if (!existsSync(program)) {
      mkdirSync(folder, { recursive: true });
      const flags = [
        '--ignore-scripts',
        '--no-save',
        '--no-package-lock',
        '--no-audit',
        '--no-fund',
        '--silent',
      ];
      execFileSync('npm', ['install', '--prefix', folder, ...flags, `${name}@${version}`], {
        cwd: folder,
        shell: process.platform === 'win32',
      });
    }
    const said = execFileSync(program, ['--version'], { encoding: 'utf8' }).trim();
    return said === `v${version}` ? { program } : { reason: `${program} says ${said}` };
  } catch (error) {
    return {
      reason: `${name}@${version} cannot be had: ${error instanceof Error ? error.message.split('\n')[0] : error}`,
    };
  }
}
