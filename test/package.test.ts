/** What is published: nothing but what runs, with the names and licences of all that is in it. Needs the built program. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'rolldown/utils';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runBin } from './helpers/bin.ts';
import { startProxy } from './helpers/forward-proxy.ts';
import { listen } from './helpers/listen.ts';
import { v1Sse, v2 } from './helpers/mcp-http.ts';
import { repository } from './helpers/repository.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const json = (file: string) => JSON.parse(read(file));

const PACKAGE = json('package.json');
const BUILT = readdirSync(join(ROOT, 'dist'), { recursive: true, encoding: 'utf8' }).map(
  (file) => `dist/${file}`,
);
const CODE = BUILT.filter((file) => /\.c?js$/.test(file));
const BUILTIN = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));

/** Everything that a file loads by a name in quotes. */
function loadedBy(file: string): readonly string[] {
  const text = read(file);
  const { module } = parseSync(file, text, { sourceType: file.endsWith('.cjs') ? 'commonjs' : 'module' });
  const required = [...text.matchAll(/\b(?:require|lazy)\((["'`])([^"'`]*)\1\)/g)].map(
    ([, , name = '']) => name,
  );
  const imported = module.dynamicImports.map(({ moduleRequest: { start, end } }) =>
    text.slice(start + 1, end - 1),
  );
  return [...module.staticImports.map(({ moduleRequest }) => moduleRequest.value), ...imported, ...required];
}

interface Published {
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

describe('the package', () => {
  let published: Published;
  beforeAll(() => {
    const args = ['pack', '--dry-run', '--ignore-scripts', '--json'];
    published = JSON.parse(execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8' }))[0];
  });

  test('has at most 3 MB, and no source', () => {
    expect(published.unpackedSize).toBeLessThanOrEqual(3_000_000);
    const rooms = new Set(published.files.map(({ path }) => path.split('/').at(-2) ?? path));
    expect([...rooms].sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'THIRD-PARTY.md',
      'bin',
      'dist',
      'mcp-lock-report.schema.json',
      'mcp-lock.config.schema.json',
      'mcp-lock.schema.json',
      'package.json',
      'packages',
      'sbom.cdx.json',
    ]);
  });

  test('has all that its files load', () => {
    const there = new Set(published.files.map(({ path }) => path));
    const missing = CODE.flatMap((file) =>
      loadedBy(file)
        .filter((name) => !BUILTIN.has(name))
        // What a file of packages is loaded by stands in `dist/`.
        .filter(
          (name) =>
            !there.has(normalize(join(dirname(file), name))) && !there.has(normalize(join('dist', name))),
        )
        .map((name) => `${file}: ${name}`),
    );
    expect(missing).toEqual([]);
  });

  test('needs no other package', () => {
    expect(PACKAGE).not.toHaveProperty('dependencies');
    expect(PACKAGE).not.toHaveProperty('optionalDependencies');
    const peers = Object.keys(PACKAGE.peerDependencies);
    expect(peers.filter((name) => PACKAGE.peerDependenciesMeta[name]?.optional !== true)).toEqual([]);
    expect(
      Object.values(PACKAGE.devDependencies).filter((range) => !/^\d+\.\d+\.\d+$/.test(String(range))),
    ).toEqual([]);
  });

  test('declares its types in one file, without types of other packages', () => {
    expect(BUILT.filter((file) => file.endsWith('.d.ts'))).toEqual(['dist/index.d.ts']);
    const { module } = parseSync('index.d.ts', read('dist/index.d.ts'), { lang: 'dts' });
    const from = module.staticImports.map(({ moduleRequest }) => moduleRequest.value);
    expect(from.filter((name) => !BUILTIN.has(name))).toEqual([]);
  });
});

describe('what is said about packages of others', () => {
  interface Component {
    readonly group?: string;
    readonly name: string;
    readonly version?: string;
    readonly licenses: readonly { readonly license: { readonly id: string } }[];
  }
  const components: readonly Component[] = json('sbom.cdx.json').components;
  const named = ({ group, name }: Component): string => (group === undefined ? name : `${group}/${name}`);

  test('the SBOM names each package that has a file in dist, or that a file is made of', () => {
    const files = BUILT.filter((file) => /^dist\/packages\/.+\.c?js$/.test(file));
    const ids = components.map((one) => named(one).replace('@', '').replace('/', '-'));
    expect(
      files
        .map((file) => file.replace(/^dist\/packages\/|\.c?js$/g, ''))
        .filter((name) => !ids.includes(name)),
    ).toEqual([]);
    // A package of ours that is used has its part in dist, with all that it needs there.
    const used = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /(?<!\.d)\.ts$/.test(file))
      .flatMap((file) => [
        ...read(`src/${file}`).matchAll(
          /^(?:import (?!type)|} from |.*\b(?:import|lazy<.*>)\().*?'((?:@[^/']+\/)?[^./'][^/']*)/gm,
        ),
      ])
      .map(([, name = '']) => name)
      .filter((name) => name in PACKAGE.devDependencies);
    expect(new Set(used).size).toBeGreaterThan(10);
    expect([...new Set(used)].filter((name) => !components.some((one) => named(one) === name))).toEqual([]);
  });

  test('the SBOM has the versions that npm installs', () => {
    const { packages } = json('package-lock.json');
    const recorded = components.filter(({ version }) => version !== undefined);
    expect(recorded.map((one) => [named(one), one.version])).toEqual(
      recorded.map((one) => [named(one), packages[`node_modules/${named(one)}`]?.version]),
    );
    expect(components.length - recorded.length).toBeLessThanOrEqual(1);
    expect(json('sbom.cdx.json').metadata.component).toMatchObject({
      name: 'mcp-lock',
      version: PACKAGE.version,
    });
  });

  test('THIRD-PARTY.md has the licence of each, with its text', () => {
    const text = read('THIRD-PARTY.md');
    const headings = [...text.matchAll(/^## (.*)\n\n```text\n([\s\S]{200,}?)\n```$/gm)].flatMap(
      ([, names = '']) => names.split(', '),
    );
    for (const one of components) {
      const name = one.version === undefined ? named(one) : `${named(one)} ${one.version}`;
      expect(headings).toContain(name);
      expect(text).toContain(`| ${named(one)} | ${one.version ?? ''} | ${one.licenses[0]?.license.id} |`);
    }
    expect(headings).toHaveLength(components.length);
  });
});

test('a stack trace names our functions', async () => {
  const { formatLockfile } = await import(join(ROOT, 'dist/index.js'));
  const broken = { servers: { notes: {} } };
  const stack = await Promise.resolve(broken)
    .then(formatLockfile)
    .catch((error: Error) => error.stack);
  expect(stack).toMatch(/at launchOf [\s\S]*at entryOf [\s\S]*at formatInTurns/);
});

test.each([
  ['/mcp', () => v2('stateless')],
  ['/sse', v1Sse],
] as const)('what is left of the packages reads a remote server through a proxy: %s', async (path, make) => {
  const server = await listen(make());
  const proxy = await startProxy({ hosts: { 'mcp.example.test': server.port } });
  const repo = repository({});
  repo.config({ shelf: { type: 'http', url: `http://mcp.example.test${path}` } });
  const env = { HTTP_PROXY: proxy.url };
  expect(await runBin(repo.root, ['init', '--yes'], env)).toMatchObject({ exit: 0 });
  expect(await runBin(repo.root, ['verify'], env)).toMatchObject({ exit: 0 });
  expect(proxy.asked.length).toBeGreaterThan(0);
  await Promise.all([proxy.close(), server.close()]);
});

describe('the workflow that publishes', () => {
  interface Job {
    readonly permissions: Readonly<Record<string, string>>;
    readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
  }
  const {
    permissions,
    jobs,
  }: { readonly permissions: object; readonly jobs: Readonly<Record<string, Job>> } = parse(
    read('.github/workflows/publish.yml'),
  );

  test('gives the right to publish to no step that runs what is in the repository or comes from npm', () => {
    expect(permissions).toEqual({});
    const may = Object.values(jobs).filter((job) => 'id-token' in job.permissions);
    expect(may.map((job) => job.permissions)).toEqual([{ 'id-token': 'write' }]);
    const steps = may.flatMap((job) => job.steps);
    expect(steps.flatMap(({ uses = '' }) => (uses.startsWith('actions/checkout@') ? [uses] : []))).toEqual(
      [],
    );
    expect(steps.flatMap(({ run = [] }) => run)).toEqual([
      'npm publish ./packed/*.tgz --provenance --access public --ignore-scripts',
    ]);
  });

  test('names each action by its commit, as action.yml does', () => {
    const used = Object.values(jobs).flatMap((job) => job.steps.flatMap(({ uses = [] }) => uses));
    const known = new Set([...read('action.yml').matchAll(/uses: (\S+)/g)].map(([, name]) => name));
    for (const name of used) expect(name).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
    expect(used.filter((name) => !known.has(name) && !read('README.md').includes(name))).toEqual([]);
  });
});
