/** What npm and a registry on loopback say of launch lines of other tools. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StdioLaunch } from '../../src/model.ts';
import { FOLDER, placeAt, resolveLine, words } from '../helpers/launch-lines.ts';
import type { NpmRegistry } from '../helpers/npm-registry.ts';
import { startNpmRegistry } from '../helpers/npm-registry.ts';
import { scratch } from '../helpers/run.ts';

describe('what a registry says', () => {
  let registry: NpmRegistry;
  const asked = (line: string): StdioLaunch => words(line.replace('REGISTRY', registry.url));

  beforeAll(async () => {
    registry = await startNpmRegistry();
    registry.publish({ name: 'dlx-notes', version: '1.0.0' });
    registry.publish({ name: 'dlx-old', version: '1.0.0' });
    registry.publish({ name: 'dlx-old', version: '2.0.0', deprecated: 'use another' });
    registry.publish({ name: 'dlx-notes', version: '2.0.0', engines: { node: '>=99' } });
  });
  afterAll(() => registry.close());

  it.each([
    ['bunx --registry REGISTRY dlx-notes@latest', '2.0.0'],
    ['bunx --registry=REGISTRY dlx-notes@1.0.0', '1.0.0'],
    ['bunx --registry=REGISTRY dlx-notes@>=1', '2.0.0'],
    ['pnpm dlx --registry REGISTRY dlx-notes@1.0.0', '1.0.0'],
    ['pnpm --config.registry=REGISTRY dlx dlx-notes@1.0.0', '1.0.0'],
    ['bunx --registry REGISTRY dlx-old', '2.0.0'],
  ])('%s is %s, whatever Node the version wants and whatever is said against it', async (line, version) => {
    const found = await resolveLine(asked(line), placeAt(scratch()));
    expect(found).toMatchObject({ url: expect.stringMatching(`^pkg:npm/dlx-\\w+@${version}$`), version });
    expect(found.integrity).toMatch(/^sha512-/);
  });

  it('the variables of each tool name its registry', async () => {
    for (const [line, name] of [
      ['bunx dlx-notes@1.0.0', 'BUN_CONFIG_REGISTRY'],
      ['pnpm dlx dlx-notes@1.0.0', 'PNPM_CONFIG_REGISTRY'],
      ['yarn dlx dlx-notes@1.0.0', 'YARN_NPM_REGISTRY_SERVER'],
      ['deno run npm:dlx-notes@1.0.0', 'NPM_CONFIG_REGISTRY'],
    ] as const) {
      const launch = { ...words(line), env: [name] };
      const found = await resolveLine(launch, placeAt(scratch(), { [name]: registry.url }));
      expect(found).toMatchObject({ version: '1.0.0' });
    }
  });

  it('leaves a workspace of pnpm alone that changes nothing for the package', async () => {
    const cwd = scratch();
    const text =
      'packages:\n  - a/*\ncatalog:\n  react: ^19.0.0\nonlyBuiltDependencies: [esbuild]\nminimumReleaseAge: 9\n';
    writeFileSync(join(cwd, 'pnpm-workspace.yaml'), text);
    const found = await resolveLine(asked('pnpm dlx --registry REGISTRY dlx-notes@1.0.0'), placeAt(cwd));
    expect(found).toMatchObject({ version: '1.0.0' });
    expect(found.parts).toBeUndefined();
  });

  it('takes what deno believes before the registry for parts', async () => {
    const cwd = scratch();
    const launch = { ...words('deno run npm:dlx-notes@1.0.0'), env: ['NPM_CONFIG_REGISTRY'] };
    const ask = async () =>
      (await resolveLine(launch, placeAt(cwd, { NPM_CONFIG_REGISTRY: registry.url }))).parts;
    writeFileSync(join(cwd, 'deno.lock'), '{}');
    expect(await ask()).toBeUndefined();
    writeFileSync(join(cwd, 'deno.json'), '{}');
    const before = await ask();
    expect(before?.map(({ url }) => url)).toEqual([`file:${FOLDER}/deno.json`, `file:${FOLDER}/deno.lock`]);
    writeFileSync(join(cwd, 'deno.lock'), '{"specifiers":{"npm:dlx-notes@1.0.0":"2.0.0"}}');
    expect(await ask()).not.toEqual(before);
  });

  it('takes the Yarn of a project for a part', async () => {
    const cwd = scratch();
    writeFileSync(join(cwd, '.yarnrc.yml'), 'yarnPath: yarn.cjs\nnodeLinker: node-modules\n');
    writeFileSync(join(cwd, 'yarn.cjs'), 'yarn');
    const launch = { ...words('yarn dlx dlx-notes@1.0.0'), env: ['YARN_NPM_REGISTRY_SERVER'] };
    const found = await resolveLine(launch, placeAt(cwd, { YARN_NPM_REGISTRY_SERVER: registry.url }));
    expect(found.parts).toEqual([
      { url: `file:${FOLDER}/yarn.cjs`, integrity: expect.stringMatching(/^sha256:/) },
    ]);
  });

  it('refuses a program that bunx would run in place of the package', async () => {
    const cwd = scratch();
    const bin = join(cwd, 'somewhere');
    mkdirSync(bin);
    writeFileSync(join(bin, 'dlx-notes'), '#!/bin/sh\n', { mode: 0o755 });
    const at = placeAt(cwd, { PATH: bin });
    await expect(resolveLine(asked('bunx --registry REGISTRY dlx-notes'), at)).rejects.toMatchObject({
      code: 'E_LAUNCH',
      message: expect.stringContaining('on the PATH'),
    });
    expect(await resolveLine(asked('bunx --registry REGISTRY dlx-notes@1.0.0'), at)).toMatchObject({
      version: '1.0.0',
    });
    mkdirSync(join(cwd, 'node_modules', '.bin'), { recursive: true });
    mkdirSync(join(cwd, 'node_modules', 'other'));
    writeFileSync(join(cwd, 'node_modules', 'other', 'x'), '');
    symlinkSync('../other/x', join(cwd, 'node_modules', '.bin', 'dlx-notes'));
    await expect(
      resolveLine(asked('bunx --registry REGISTRY dlx-notes'), placeAt(cwd)),
    ).rejects.toMatchObject({
      code: 'E_LAUNCH',
      message: expect.stringContaining('`bunx` would run node_modules/.bin/dlx-notes'),
    });
  });
});
