/** A registry of npm on loopback: packages are made in the test, packed with `tar`, and served as npm expects them. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { scratch } from './run.ts';

export interface NpmRegistry {
  readonly url: string;
  /** `files` beside the manifest; `dist` is added to what the registry says of the bytes. */
  readonly publish: (manifest: Manifest, files?: Readonly<Record<string, string>>, dist?: object) => void;
  /** Says something else of a version than its publisher did, or with `undefined` takes it away. */
  readonly edit: (name: string, version: string, change: ((one: Version) => Version) | undefined) => void;
  /** From now on tells whoever only looks (`npm view`) what it has at this moment. */
  readonly becomeTwoFaced: () => void;
  /** Paths that were asked for since the last look. */
  readonly asked: () => readonly string[];
  readonly close: () => Promise<void>;
}

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly [field: string]: unknown;
}

type Version = Manifest & { readonly dist: Readonly<Record<string, unknown>> };

export async function startNpmRegistry(): Promise<NpmRegistry> {
  const folder = scratch('npm-registry');
  const packages = new Map<string, Map<string, Version>>();
  const tarballs = new Map<string, Buffer>();
  const asked: string[] = [];
  let shown: ReadonlyMap<string, ReadonlyMap<string, Version>> | undefined;
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '').slice(1));
    asked.push(path);
    const tarball = tarballs.get(path);
    if (tarball !== undefined) return response.writeHead(200).end(tarball);
    const looks = request.headers['npm-command'] === 'view';
    const versions = ((looks ? shown : undefined) ?? packages).get(path);
    if (versions === undefined) return response.writeHead(404).end('{"error":"not found"}');
    const body = {
      _id: path,
      name: path,
      'dist-tags': { latest: [...versions.keys()].at(-1) },
      versions: Object.fromEntries(versions),
      time: {},
    };
    return response
      .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-cache' })
      .end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    url,
    publish: (manifest, files = {}, dist = {}) => {
      const { name, version } = manifest;
      const at = join(folder, `${name.replace('/', '+')}-${version}`);
      mkdirSync(join(at, 'package'), { recursive: true });
      writeFileSync(join(at, 'package', 'package.json'), JSON.stringify(manifest));
      for (const [file, text] of Object.entries(files)) writeFileSync(join(at, 'package', file), text);
      execFileSync('tar', ['-czf', join(at, 'it.tgz'), '-C', at, 'package']);
      const bytes = readFileSync(join(at, 'it.tgz'));
      const path = `${name}/-/${version}.tgz`;
      const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
      const shasum = createHash('sha1').update(bytes).digest('hex');
      tarballs.set(path, bytes);
      const versions = packages.get(name) ?? new Map<string, Version>();
      versions.set(version, { ...manifest, dist: { tarball: `${url}${path}`, integrity, shasum, ...dist } });
      packages.set(name, versions);
    },
    edit: (name, version, change) => {
      const versions = packages.get(name);
      const one = versions?.get(version);
      if (versions === undefined || one === undefined) throw new Error(`there is no ${name}@${version}`);
      if (change === undefined) versions.delete(version);
      else versions.set(version, change(one));
    },
    becomeTwoFaced: () => {
      shown = new Map([...packages].map(([name, versions]) => [name, new Map(versions)]));
    },
    asked: () => asked.splice(0),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A server of one tool whose text comes from the package `notes-words`. */
export const NOTES_SERVER = `#!/usr/bin/env node
const description = require('notes-words');
const results = {
  initialize: {
    protocolVersion: '2025-11-25',
    capabilities: { tools: {} },
    serverInfo: { name: 'notes', version: '1' },
  },
  'tools/list': { tools: [{ name: 'read_note', description, inputSchema: { type: 'object' } }] },
};
require('node:readline')
  .createInterface({ input: process.stdin })
  .on('line', (line) => {
    const { id, method } = JSON.parse(line);
    if (id === undefined) return;
    const result = results[method];
    const answer = result ? { result } : { error: { code: -32601, message: 'Method not found' } };
    process.stdout.write(JSON.stringify({ jsonrpc: '2.0', id, ...answer }) + '\\n');
  });
`;
