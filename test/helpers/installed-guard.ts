/** An mcp-lock where a client finds it, as far as it is looked for: in a project, or on the PATH. It is never run. */
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export function putFile(root: string, name: string, text: string): void {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), text);
}

/** As npm installs it from a registry. `record`: also what npm writes down. */
export function installGuard(root: string, record = true): void {
  const own = {
    version: '1.0.0',
    resolved: 'https://registry.example/mcp-lock-1.0.0.tgz',
    integrity: `sha512-${'A'.repeat(86)}==`,
  };
  if (record)
    putFile(
      root,
      'node_modules/.package-lock.json',
      JSON.stringify({ packages: { 'node_modules/mcp-lock': own } }),
    );
  putFile(root, 'node_modules/mcp-lock/package.json', '{"name":"mcp-lock","version":"1.0.0","bin":"x.js"}');
  putFile(root, 'node_modules/mcp-lock/x.js', '');
  mkdirSync(join(root, 'node_modules/.bin'), { recursive: true });
  symlinkSync('../mcp-lock/x.js', join(root, 'node_modules/.bin/mcp-lock'));
}

/** A folder of programs with these names; the environment whose PATH starts with it. */
export function onPath(folder: string, names: readonly string[]): { readonly PATH: string } {
  for (const name of names) {
    putFile(folder, name, '');
    chmodSync(join(folder, name), 0o755);
  }
  return { PATH: `${folder}:${process.env['PATH']}` };
}
