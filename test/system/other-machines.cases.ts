/** Packages as native modules are published, and which machine has which part. */

const part = (name: string, machines: object, more: object = {}) => ({
  name,
  version: '1.0.0',
  ...machines,
  ...more,
});

const gnu = { os: ['linux'], cpu: ['x64'], libc: ['glibc'] };
const musl = { os: ['linux'], cpu: ['x64', 'arm64'], libc: ['musl'] };
const mac = { os: ['darwin'], cpu: ['arm64'] };

export const PACKAGES = [
  part('roll-gnu', gnu),
  part('roll-musl', musl),
  part('roll-mac', mac),
  part('roll-not-windows', { os: ['!win32'] }),
  part(
    'roll',
    {},
    {
      optionalDependencies: {
        'roll-gnu': '1.0.0',
        'roll-musl': '1.0.0',
        'roll-mac': '1.0.0',
        'roll-not-windows': '1.0.0',
      },
    },
  ),
  { name: 'words', version: '1.0.0' },
  { name: 'words', version: '2.0.0' },
  part('sharp-lib-gnu', gnu),
  part('sharp-gnu', gnu, { optionalDependencies: { 'sharp-lib-gnu': '^1.0.0' } }),
  part('sharp-wasm', { cpu: ['wasm32'] }, { dependencies: { runtime: '^1.0.0' } }),
  part('runtime', {}, { dependencies: { words: '^2.0.0' } }),
  part(
    'sharp',
    {},
    {
      dependencies: { words: '^1.0.0' },
      optionalDependencies: { 'sharp-gnu': '1.0.0', 'sharp-wasm': '1.0.0' },
    },
  ),
  part(
    'gone',
    {},
    { optionalDependencies: { 'roll-mac': '1.0.0', 'no-such-part': '1.0.0', roll: '^7.0.0' } },
  ),
  { name: 'es-mac', version: '1.0.0', ...mac },
  { name: 'es-mac', version: '2.0.0', ...mac },
  { name: 'es', version: '1.0.0', optionalDependencies: { 'es-mac': '1.0.0' } },
  { name: 'es', version: '2.0.0', optionalDependencies: { 'es-mac': '2.0.0' } },
  part('tool', {}, { dependencies: { es: '1.0.0' } }),
  part('two', {}, { dependencies: { es: '2.0.0', tool: '1.0.0' } }),
  part(
    'peers',
    {},
    {
      dependencies: { words: '1.0.0' },
      optionalDependencies: { 'roll-gnu': '1.0.0' },
      peerDependencies: { 'roll-mac': '*' },
      peerDependenciesMeta: { 'roll-mac': { optional: true } },
    },
  ),
  part('other-name', {}, { optionalDependencies: { mac: 'npm:roll-mac@1.0.0', gnu: 'npm:roll-gnu@^1.0.0' } }),
  part('everywhere', {}, { optionalDependencies: { words: '^1.0.0' } }),
];

export interface TreeCase {
  readonly name: string;
  /** Package → the machines that install it. */
  readonly has: Readonly<Record<string, readonly string[]>>;
}

export const TREES: readonly TreeCase[] = [
  {
    name: 'roll',
    has: {
      'roll-gnu': ['Linux'],
      'roll-musl': ['Alpine'],
      'roll-mac': ['macOS'],
      'roll-not-windows': ['Linux', 'Alpine', 'macOS'],
    },
  },
  { name: 'sharp', has: { 'sharp-gnu': ['Linux'], 'sharp-lib-gnu': ['Linux'], 'sharp-wasm': [] } },
  { name: 'gone', has: { 'roll-mac': ['macOS'] } },
  { name: 'two', has: { 'es-mac': ['macOS'] } },
  { name: 'peers', has: { 'roll-gnu': ['Linux'] } },
  { name: 'other-name', has: { mac: ['macOS'], gnu: ['Linux'] } },
  { name: 'everywhere', has: {} },
];
