/** An mcp-lock where a client finds it: in a project, or on the PATH. It runs only where it is given a program. */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { putFile, putFiles } from './put-file.ts';

const PROGRAM = 'node_modules/mcp-lock/x.js';

export const INSTALLED = {
  'node_modules/mcp-lock/package.json': '{"name":"mcp-lock","version":"1.0.0","type":"module","bin":"x.js"}',
  [PROGRAM]: '',
  'node_modules/.bin/mcp-lock': 'link ../mcp-lock/x.js',
};

/** What npm writes down. */
export const RECORD = {
  'node_modules/.package-lock.json': JSON.stringify({
    packages: {
      'node_modules/mcp-lock': {
        version: '1.0.0',
        resolved: 'https://registry.example/mcp-lock-1.0.0.tgz',
        integrity: `sha512-${'A'.repeat(86)}==`,
      },
    },
  }),
};

/** The program of this checkout. */
export const OF_CHECKOUT = `#!/usr/bin/env node\nawait import(${JSON.stringify(new URL('../../bin/mcp-lock.js', import.meta.url).href)});\n`;

/** As npm installs it from a registry, with its record. */
export function installGuard(root: string, program = ''): void {
  putFiles(root, { ...INSTALLED, ...RECORD, [PROGRAM]: program });
  chmodSync(join(root, PROGRAM), 0o755);
}

/** A folder of programs with these names; the environment whose PATH starts with it. */
export function onPath(folder: string, names: readonly string[]): { readonly PATH: string } {
  for (const name of names) {
    putFile(folder, name, '');
    chmodSync(join(folder, name), 0o755);
  }
  return { PATH: `${folder}:${process.env['PATH']}` };
}
