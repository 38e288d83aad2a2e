/** What is published: how much it is, and what `npx -y` of it needs with an empty cache, beside an empty package. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scratch } from '../folders.js';
import { run } from '../processes.js';
import { byTurns, plain, ratio } from '../rounds.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export async function packed() {
  const bare = join(scratch, 'empty-package');
  mkdirSync(bare);
  const manifest = { name: 'empty-package', version: '1.0.0', bin: 'run.js' };
  writeFileSync(join(bare, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(bare, 'run.js'), '#!/usr/bin/env node\n');
  const [ours, empty] = [await pack(root), await pack(bare)];
  const registry = await serve([ours, empty]);
  const npx = (name, ...args) => {
    const cache = mkdtempSync(join(scratch, 'npm-'));
    const env = { ...process.env, npm_config_cache: cache, npm_config_registry: registry.url };
    return run('npx', ['-y', `${name}@latest`, ...args], scratch, { env });
  };
  const told = await byTurns({ empty: () => npx('empty-package'), ours: () => npx('mcp-lock', '--version') });
  registry.close();
  const dependencies = Object.keys(ours.manifest.dependencies ?? {}).length;
  return [
    plain('packages that the published package brings', 1 + dependencies, '', 1),
    plain('published package, unpacked', ours.unpackedSize / 1e6, 'MB', 3, {
      seconds: `${ours.entryCount} files`,
    }),
    ratio('npx -y mcp-lock, nothing cached ÷ npx -y of an empty package', told.ours, told.empty, 2),
  ];
}

async function pack(folder) {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', scratch];
  const { stdout } = await run('npm', args, folder);
  const [told] = JSON.parse(stdout);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return { ...told, manifest, bytes: readFileSync(join(scratch, told.filename)) };
}

/** A registry on loopback that has these packages and no other. */
async function serve(packages) {
  const server = createServer((request, response) => {
    const asked = request.url.slice(1);
    const tarball = packages.find(({ filename }) => filename === asked);
    if (tarball) return response.end(tarball.bytes);
    const found = packages.find(({ name }) => name === asked);
    if (!found) return response.writeHead(404).end('{}');
    const { name, version, manifest, bytes, filename } = found;
    const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
    const dist = { tarball: `http://${request.headers.host}/${filename}`, integrity };
    const versions = { [version]: { ...manifest, dist } };
    return response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ name, 'dist-tags': { latest: version }, versions }));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
