/** Packages for some machines, as npm's own lock lists them, and which of them a machine installs. */
import type { Machine } from '../../src/host/machine.ts';
import type { Kind, Named } from './kind.ts';

export interface MachinesCase extends Named {
  /** Place below `node_modules` → what npm notes of it beside version and integrity. */
  readonly packages: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly machine: Machine;
  /** Places that this machine must not have. */
  readonly left: readonly string[];
  /** Lines that the lock must hold behind version and integrity, by place. */
  readonly lines?: Readonly<Record<string, string>>;
}

const LINUX: Machine = { os: 'linux', cpu: 'x64', libc: 'glibc' };
const ALPINE: Machine = { os: 'linux', cpu: 'x64', libc: 'musl' };
const MAC: Machine = { os: 'darwin', cpu: 'arm64' };
const WINDOWS: Machine = { os: 'win32', cpu: 'x64' };

const part = (fields: Readonly<Record<string, unknown>>) => ({ optional: true, ...fields });
/** A package with one optional part. */
const one = (fields: Readonly<Record<string, unknown>>) => ({
  main: { optionalDependencies: { part: '1.0.0' } },
  part: part(fields),
});

/** As esbuild, rollup and swc are made. */
const NATIVE = {
  main: {
    optionalDependencies: {
      'linux-x64-gnu': '1',
      'linux-x64-musl': '1',
      'darwin-arm64': '1',
      'win32-x64': '1',
    },
  },
  'linux-x64-gnu': part({ os: ['linux'], cpu: ['x64'], libc: ['glibc'] }),
  'linux-x64-musl': part({ os: ['linux'], cpu: ['x64'], libc: ['musl'] }),
  'darwin-arm64': part({ os: ['darwin'], cpu: ['arm64'] }),
  'win32-x64': part({ os: ['win32'], cpu: ['x64'] }),
};

/** As sharp is made: parts with libraries of their own, and one that needs packages for every machine. */
const NESTED = {
  main: { optionalDependencies: { 'for-linux': '1', 'for-wasm': '1' }, dependencies: { words: '1' } },
  words: {},
  'for-linux': part({ os: ['linux'], optionalDependencies: { 'lib-linux': '1' } }),
  'lib-linux': part({ os: ['linux'] }),
  'for-wasm': part({ cpu: ['wasm32'], dependencies: { runtime: '1' } }),
  runtime: part({ dependencies: { helpers: '1', words: '1' } }),
  helpers: part({}),
  'for-wasm/node_modules/bundled': part({ inBundle: true }),
};

const cases: readonly MachinesCase[] = [
  {
    name: 'native parts on Linux',
    packages: NATIVE,
    machine: LINUX,
    left: ['linux-x64-musl', 'darwin-arm64', 'win32-x64'],
  },
  {
    name: 'native parts on Alpine',
    packages: NATIVE,
    machine: ALPINE,
    left: ['linux-x64-gnu', 'darwin-arm64', 'win32-x64'],
  },
  {
    name: 'native parts on macOS',
    packages: NATIVE,
    machine: MAC,
    left: ['linux-x64-gnu', 'linux-x64-musl', 'win32-x64'],
  },
  {
    name: 'native parts on Windows',
    packages: NATIVE,
    machine: WINDOWS,
    left: ['linux-x64-gnu', 'linux-x64-musl', 'darwin-arm64'],
    lines: { 'linux-x64-gnu': 'os=linux cpu=x64 libc=glibc', 'win32-x64': 'os=win32 cpu=x64' },
  },
  {
    name: 'what only a part needs is left out with it',
    packages: NESTED,
    machine: LINUX,
    left: ['for-wasm', 'runtime', 'helpers', 'for-wasm/node_modules/bundled'],
    lines: { runtime: 'cpu=wasm32', helpers: 'cpu=wasm32', words: '' },
  },
  {
    name: 'and a part of a part',
    packages: NESTED,
    machine: MAC,
    left: ['for-linux', 'lib-linux', 'for-wasm', 'runtime', 'helpers', 'for-wasm/node_modules/bundled'],
  },
  {
    name: 'all but Windows, on Windows',
    packages: one({ os: ['!win32'] }),
    machine: WINDOWS,
    left: ['part'],
    lines: { part: 'os=!win32' },
  },
  { name: 'all but Windows, elsewhere', packages: one({ os: ['!win32'] }), machine: MAC, left: [] },
  { name: 'all but two', packages: one({ os: ['!win32', '!darwin'] }), machine: MAC, left: ['part'] },
  {
    name: 'a name and one that is left out',
    packages: one({ os: ['linux', '!darwin'] }),
    machine: WINDOWS,
    left: ['part'],
  },
  {
    name: 'a list of processors',
    packages: one({ cpu: ['arm64', 'x64'] }),
    machine: LINUX,
    left: [],
    lines: { part: 'cpu=arm64,x64' },
  },
  {
    name: 'a list of other processors',
    packages: one({ cpu: ['arm', 'ia32'] }),
    machine: LINUX,
    left: ['part'],
  },
  { name: 'a word in place of a list', packages: one({ os: 'darwin' }), machine: LINUX, left: ['part'] },
  { name: 'any system', packages: one({ os: ['any'] }), machine: WINDOWS, left: [] },
  { name: 'an empty list', packages: one({ os: [] }), machine: WINDOWS, left: [], lines: { part: '' } },
  {
    name: 'a C library on a system that has one only',
    packages: one({ libc: ['glibc'] }),
    machine: MAC,
    left: ['part'],
  },
  { name: 'all but one C library', packages: one({ libc: ['!musl'] }), machine: LINUX, left: [] },
  { name: 'a system that nobody has', packages: one({ os: ['none'] }), machine: LINUX, left: ['part'] },
  {
    name: 'a name with a comma and a percent sign',
    packages: one({ os: ['linux,darwin', '100%'] }),
    machine: LINUX,
    left: ['part'],
    lines: { part: 'os=100%25,linux%2Cdarwin' },
  },
  {
    name: 'a package that two parts need, for different reasons',
    packages: {
      main: { optionalDependencies: { a: '1', b: '1' } },
      a: part({ os: ['darwin'], dependencies: { shared: '1' } }),
      b: part({ os: ['win32'], dependencies: { shared: '1' } }),
      shared: part({}),
    },
    machine: LINUX,
    left: ['a', 'b'],
    lines: { shared: 'optional' },
  },
  {
    name: 'parts that need each other',
    packages: {
      main: { optionalDependencies: { a: '1' } },
      a: part({ os: ['darwin'], dependencies: { b: '1' } }),
      b: part({ dependencies: { c: '1' } }),
      c: part({ dependencies: { b: '1' } }),
    },
    machine: LINUX,
    left: ['a', 'b', 'c'],
  },
  {
    name: 'an optional package for every machine',
    packages: {
      main: { optionalDependencies: { extra: '1' } },
      extra: part({ peerDependencies: { words: '*' } }),
      words: {},
    },
    machine: MAC,
    left: [],
  },
  {
    name: 'an optional peer that another part brings',
    packages: {
      main: {
        optionalDependencies: { native: '1' },
        peerDependencies: { native: '*' },
        peerDependenciesMeta: { native: { optional: true } },
      },
      native: part({ os: ['win32'] }),
    },
    machine: MAC,
    left: ['native'],
  },
  {
    name: 'a package that is needed, whatever it says of its machines',
    packages: { main: { dependencies: { strict: '1' } }, strict: { os: ['win32'] } },
    machine: MAC,
    left: [],
    lines: { strict: '' },
  },
];

export const kind: Kind<MachinesCase> = {
  promise: 'origin',
  kind: 'A tree that was locked on one system is compared and installed on another: what that system leaves out is no difference, and what it lacks is one.',
  cases,
  open: 'Which machines a package is for is taken from its registry when the lock is made; another mark under the same bytes is not reported.',
};
