/** Names that are read without the packages for them: they are read as those packages read them. */
import fc from 'fast-check';
import npa from 'npm-package-arg';
import { PackageURL } from 'packageurl-js';
import { describe, expect, test } from 'vitest';
import { purlOf } from '../src/launch/line/origin-url.ts';
import { packageOf } from '../src/launch/npm/package-token.ts';

const PLACE = { platform: 'linux', workspaceFolder: '/p', userHome: '/h', tmpdir: '/tmp', env: {} };

/** What npm's own parser says of a token; undefined where it is no exact version of a registry. */
function byParser(token: string) {
  try {
    const { type, name, rawSpec } = npa(token, '/p');
    return type === 'version' ? { name, requested: rawSpec } : undefined;
  } catch {
    return undefined;
  }
}

function byUs(token: string) {
  try {
    const { name, requested, pinned } = packageOf(token, '/p', PLACE);
    return pinned && name !== undefined ? { name, requested } : undefined;
  } catch {
    return undefined;
  }
}

const NAMES = [
  'notes',
  '@scope/notes',
  'a',
  '9',
  'node_modules',
  'favicon.ico',
  'http',
  '-a',
  '_a',
  '.a',
  '@/a',
  '@a/',
  '@a/b/c',
  'A',
  'a b',
  'a..b',
  '@Scope/a',
  'x'.repeat(90),
  'x'.repeat(215),
];
const VERSIONS = [
  '1.2.3',
  '0.0.0',
  '01.2.3',
  '1.2',
  'v1.2.3',
  '1.2.3-a',
  '1.2.3+b',
  '^1.2.3',
  '1.2.3 ',
  '=1.2.3',
  '9007199254740993.0.0',
  '999999999.0.1',
  '1.2.3.4',
  'latest',
  '',
];

describe('a token', () => {
  const tokens = NAMES.flatMap((name) => VERSIONS.map((version) => `${name}@${version}`));
  test.each(tokens)('%s', (token) => {
    expect(byUs(token)).toEqual(byParser(token));
  });

  test('of drawn parts', () => {
    const part = fc.string({ unit: fc.constantFrom(...'ab1@/.-_~: '), maxLength: 8 });
    const token = fc.tuple(part, part, fc.constantFrom(...VERSIONS)).map(([a, b, v]) => `${a}/${b}@${v}`);
    fc.assert(
      fc.property(fc.oneof(token, part), (text) => {
        expect(byUs(text)).toEqual(byParser(text));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a package URL', () => {
  const library = (name: string, version?: string) => {
    const slash = name.lastIndexOf('/');
    const space = slash < 0 ? undefined : name.slice(0, slash);
    return new PackageURL('npm', space, name.slice(slash + 1), version, undefined, undefined).toString();
  };

  test.each(
    ['notes', '@scope/notes', '@a/b-c', 'Notes', 'a.b', 'a_b', 'a~b', '@A/b'].flatMap((name) =>
      [undefined, '1.2.3', '1.2.3-rc.1', '1.2.3+build', '10'].map((version) => [name, version] as const),
    ),
  )('%s@%s', (name, version) => {
    expect(purlOf('npm', name, version)).toBe(library(name, version));
  });
});
