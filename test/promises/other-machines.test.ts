/** A lock made on one system serves the others: comparison and store, without npm. */
import { describe, expect, test } from 'vitest';
import { compareDependencies } from '../../src/diff/dependencies.ts';
import { packagesFor } from '../../src/guard/store/locked-packages.ts';
import { machineOf } from '../../src/host/machine.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { treeOf } from '../../src/origin/npm/locked-tree.ts';
import type { Tree } from '../../src/origin/npm/tree-record.ts';
import { packagesOf } from '../../src/origin/npm/tree-record.ts';
import type { MachinesCase } from './other-machines.cases.ts';
import { kind } from './other-machines.cases.ts';

const SUM = `sha512-${'A'.repeat(86)}==`;
const ORIGIN = { url: 'pkg:npm/main@1.0.0', version: '1.0.0', integrity: 'sha512-own' };
const at = (place: string) => `node_modules/${place}`;

/** The tree of a record with these packages. */
function treeWith(packages: MachinesCase['packages'], without: readonly string[] = []): Tree {
  const noted = Object.entries(packages)
    .filter(([place]) => !without.includes(place))
    .map(([place, fields]) => [at(place), { version: '1.0.0', integrity: SUM, ...fields }]);
  const read = packagesOf(JSON.stringify({ lockfileVersion: 3, packages: Object.fromEntries(noted) }));
  return read === undefined ? {} : treeOf(read);
}

describe(kind.kind, () => {
  test.each(kind.cases)('$name', ({ packages, machine, left, lines = {} }) => {
    const locked = treeWith(packages);
    for (const [place, words] of Object.entries(lines)) {
      const sum = packages[place]?.['inBundle'] === true ? '' : ` ${SUM}`;
      expect(locked[at(place)]).toBe(`1.0.0${sum}${words === '' ? '' : ` ${words}`}`);
    }
    // What npm writes down on that machine.
    const here = treeWith(packages, left);
    const told = (before: Tree, after: Tree) =>
      compareDependencies(
        's',
        { origin: ORIGIN, dependencies: before },
        { origin: ORIGIN, dependencies: after },
        'high',
        machine,
      ).map(({ rule, severity }) => `${severity} ${rule}`);
    expect(told(locked, here)).toEqual([]);
    expect(told(here, locked)).toEqual([]);
    const optional = Object.keys(locked).filter((place) => locked[place]?.endsWith(' optional'));
    const installed = packagesFor(locked, machine).map(({ place }) => place);
    expect(installed.filter((place) => !optional.includes(place))).toEqual(
      Object.keys(here).filter((place) => !optional.includes(place)),
    );
    for (const place of Object.keys(here)) {
      if (optional.includes(place)) continue;
      const { [place]: _, ...less } = here;
      expect(told(locked, less)).toEqual(['high origin/dependencies-changed']);
      expect(told(less, here)).toEqual(['high origin/dependencies-changed']);
      const other = { ...here, [place]: `1.0.1 ${SUM}` };
      expect(told(locked, other)).toEqual(['high origin/dependencies-changed']);
    }
  });
});

test('bytes of a package for another machine are compared where both trees have it', () => {
  const line = (letter: string) => ({ 'node_modules/x': `1.0.0 sha512-${letter.repeat(86)}== os=none` });
  const [before, after] = [line('A'), line('B')].map((dependencies) => ({ origin: ORIGIN, dependencies }));
  const found = compareDependencies('s', before as any, after as any, 'info', { os: 'linux', cpu: 'x64' });
  expect(found.map(({ rule }) => rule)).toEqual(['origin/integrity-changed']);
});

test.each([
  ['linux', '\u{7f}ELF…/lib64/ld-linux-x86-64.so.2\0', { os: 'linux', cpu: 'arm64', libc: 'glibc' }],
  ['linux', '\u{7f}ELF…/lib/ld-musl-x86_64.so.1\0', { os: 'linux', cpu: 'arm64', libc: 'musl' }],
  ['linux', 'of another form', { os: 'linux', cpu: 'arm64', libc: 'glibc' }],
  ['darwin', '', { os: 'darwin', cpu: 'arm64' }],
  ['win32', '', { os: 'win32', cpu: 'arm64' }],
])('the machine of %s', async (platform, start, machine) => {
  const { node, files } = nodeHost(new AbortController().signal);
  const readStart = async () => new TextEncoder().encode(start);
  expect(
    await machineOf({ platform, node: { ...node, arch: 'arm64' }, files: { ...files, readStart } }),
  ).toEqual(machine);
});

test.runIf(process.platform === 'linux')('this machine is what npm takes it for', async () => {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  const libc = report.header?.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
  expect((await machineOf(nodeHost(new AbortController().signal))).libc).toBe(libc);
});
