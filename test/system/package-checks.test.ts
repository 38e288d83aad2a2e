/** What others' programs say of what is published: publint, "are the types wrong", and the schema of CycloneDX. Needs the built program. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { beforeAll, expect, test } from 'vitest';
import { scratch } from '../helpers/run.ts';
import { moduleOf } from '../helpers/tools.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SCHEMAS = join(ROOT, '.ci/tools/node_modules/@cyclonedx/cyclonedx-library/res/schema');
const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

let tarball: Uint8Array<ArrayBuffer>;

beforeAll(() => {
  const folder = scratch();
  const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
  const name = execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8' }).trim();
  tarball = new Uint8Array(readFileSync(join(folder, name)));
});

test('publint has nothing to say', async () => {
  const { publint } = await import(moduleOf('publint'));
  const { messages } = await publint({ strict: true, pack: { tarball: tarball.buffer } });
  expect(messages).toEqual([]);
});

test('the types are right for whoever imports the package', async () => {
  const { checkPackage, createPackageFromTarballData } = await import(moduleOf('@arethetypeswrong/core'));
  const { types, problems } = await checkPackage(createPackageFromTarballData(tarball));
  expect(types).toEqual({ kind: 'included' });
  // The two that its profile `esm-only` leaves out: a package of modules has no CommonJS, and no door for Node.js 10.
  const notModules = [
    { kind: 'NoResolution', resolutionKind: 'node10' },
    { kind: 'CJSResolvesToESM', resolutionKind: 'node16-cjs' },
  ];
  expect(problems).toMatchObject(notModules);
});

test('the SBOM is CycloneDX 1.6', () => {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  for (const name of readdirSync(SCHEMAS).filter((file) => /^(?:spdx|jsf|cryptography).*\.json$/.test(file)))
    ajv.addSchema({ ...json(join(SCHEMAS, name)), $id: `http://cyclonedx.org/schema/${name}` });
  const fits = ajv.compile(json(join(SCHEMAS, 'bom-1.6.SNAPSHOT.schema.json')));
  const document = json(join(ROOT, 'sbom.cdx.json'));
  expect(fits(document), JSON.stringify(fits.errors)).toBe(true);
  expect(fits({ ...document, components: [{ type: 'library' }] })).toBe(false);
});
