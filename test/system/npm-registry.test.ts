/** Versions of npm packages, asked of real registries by the real npm: the public one, and one on loopback. */
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Place } from '../../src/contracts.ts';
import type { Host } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { npx } from '../../src/launch/launchers/npx.ts';
import type { Launch } from '../../src/model.ts';
import { lacksVersion } from '../../src/origin/npm/failure.ts';
import { resolveNpm } from '../../src/origin/npm/release.ts';
import type { NpmRegistry } from '../helpers/npm-registry.ts';
import { startNpmRegistry } from '../helpers/npm-registry.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'npm-')));
const real = (): Host => nodeHost(new AbortController().signal);
const place: Place = {
  platform: process.platform,
  workspaceFolder: folder,
  userHome: folder,
  tmpdir: tmpdir(),
  env: process.env,
};
const MEMORY = '@modelcontextprotocol/server-memory';

describe('the registry', () => {
  it('says version and integrity of an exact version', async () => {
    const found = await resolveNpm(MEMORY, '2026.8.31', real(), folder, {});
    expect(found).toEqual({
      version: '2026.8.31',
      integrity:
        'sha512-ljj/3S4aGjxdNSQWw6gucKKGnTLdBPWxzapyY/MT2tOVyZwvxChvevXSLPwx59nKJAlVpUVW+cOlnVRXRwiqMQ==',
    });
  });

  it.each([
    ['a bare name', MEMORY, '', /^\d+\.\d+\.\d+/],
    ['any version', MEMORY, '*', /^\d+\.\d+\.\d+/],
    ['a tag', MEMORY, 'latest', /^\d+\.\d+\.\d+/],
    ['a range with blanks and signs', MEMORY, '>=2026.1.0 <2026.8.32', /^2026\./],
    ['a range of many versions', 'left-pad', '^1.1.0', /^1\.3\.0$/],
    ['an exact version behind a v', 'left-pad', 'v1.3.0', /^1\.3\.0$/],
  ])('chooses for %s', async (_, name, requested, version) => {
    const found = await resolveNpm(name, requested, real(), folder, {});
    expect(found.version).toMatch(version);
    expect(found.integrity).toMatch(/^sha512-/);
  });

  it.each([
    [
      'an unknown package',
      '@modelcontextprotocol/there-is-no-such-server',
      '1.0.0',
      /does not know the package .*E404/,
    ],
    [
      'an unknown package, bare',
      '@modelcontextprotocol/there-is-no-such-server',
      '',
      /does not know the package .*E404/,
    ],
    ['an unknown version', MEMORY, '0.0.1-none', /has no version that matches "0\.0\.1-none"/],
    ['an unknown range', MEMORY, '^9999', /has no version that matches "\^9999"/],
    ['an unknown tag', MEMORY, 'no-such-tag', /has no version that matches "no-such-tag"/],
  ])('does not have %s', async (_, name, requested, message) => {
    await expect(resolveNpm(name, requested, real(), folder, {})).rejects.toMatchObject({
      code: 'E_REGISTRY',
      message: expect.stringMatching(message),
      detail: { next: expect.stringContaining(name === MEMORY ? `npm view ${MEMORY} versions` : 'spelling') },
    });
  });

  it('gives a launch line its origin', async () => {
    const launch: Launch = {
      transport: 'stdio',
      command: 'npx',
      args: ['-y', `${MEMORY}@2026.8.31`],
      env: [],
    };
    const identity = npx.identify(launch, place);
    expect(identity).toMatchObject({
      launcher: 'npx',
      url: 'pkg:npm/%40modelcontextprotocol/server-memory',
      requested: '2026.8.31',
      pinned: true,
    });
    if (identity === undefined) return;
    expect(await npx.resolve(identity, launch, place, real())).toEqual({
      url: 'pkg:npm/%40modelcontextprotocol/server-memory@2026.8.31',
      version: '2026.8.31',
      integrity: expect.stringMatching(/^sha512-/),
    });
  });
});

describe('what the registry says besides (a registry on loopback)', () => {
  let registry: NpmRegistry;
  beforeAll(async () => {
    registry = await startNpmRegistry();
  });
  afterAll(() => registry.close());
  const PREDICATE = 'https://slsa.dev/provenance/v1';
  const attested = { attestations: { url: 'x', provenance: { predicateType: PREDICATE } } };
  const ask = (name: string, requested = '') =>
    resolveNpm(name, requested, real(), folder, { npm_config_registry: registry.url });

  it.each<[string, object, object, object]>([
    ['nothing', {}, {}, {}],
    ['a script before the installation', { scripts: { preinstall: 'x' } }, {}, { installScript: true }],
    ['a script for it', { scripts: { install: 'x' } }, {}, { installScript: true }],
    ['a script after it', { scripts: { postinstall: 'x' } }, {}, { installScript: true }],
    ['that there is a script', { hasInstallScript: true }, {}, { installScript: true }],
    ['scripts that are for its author', { scripts: { test: 'x', prepare: 'x', prepack: 'x' } }, {}, {}],
    ['who built it', {}, attested, { provenance: PREDICATE }],
    ['something else where that stands', {}, { attestations: { provenance: { predicateType: [1] } } }, {}],
    ['a reason against it', { deprecated: 'has a hole' }, {}, { deprecated: 'has a hole' }],
    ['no reason', { deprecated: '' }, {}, {}],
    ['false', { deprecated: false, hasInstallScript: false }, {}, {}],
    ['more than anyone reads', { deprecated: 'x'.repeat(5_000) }, {}, { deprecated: 'x'.repeat(1_000) }],
  ])('%s', async (what, manifest, dist, facts) => {
    const name = `says-${what.replaceAll(' ', '-')}`;
    registry.publish({ name, version: '1.0.0', ...manifest }, {}, dist);
    const bytes = { version: '1.0.0', integrity: expect.stringMatching(/^sha512-/) };
    expect(await ask(name, '1.0.0')).toEqual({ ...bytes, ...facts });
    expect(await ask(name)).toEqual({ ...bytes, ...facts });
  });

  it('that a version is not there is no failure of the registry', async () => {
    registry.publish({ name: 'there', version: '1.0.0' });
    const url = 'pkg:npm/there@2.0.0';
    const gone = await ask('there', '2.0.0').catch((error: unknown) => error);
    expect(lacksVersion(gone, url, '2.0.0')).toBe(true);
    // Only when it is the version that was asked for, of the package that was asked for.
    expect(lacksVersion(gone, 'pkg:npm/there@1.0.0', '1.0.0')).toBe(false);
    expect(lacksVersion(gone, 'pkg:npm/elsewhere@2.0.0', '2.0.0')).toBe(false);
    const unknown = await ask('not-there', '2.0.0').catch((error: unknown) => error);
    expect(lacksVersion(unknown, 'pkg:npm/not-there@2.0.0', '2.0.0')).toBe(false);
  });
});
