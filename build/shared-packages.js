/**
 * Packages that some module loads at its first use, by `lazy<Type>('name')`. Each becomes one file, `dist/packages/NAME.cjs`, and whoever
 * else needs it, an `import` of ours or another package, takes it from there. Out: plugins for the two kinds of files that are joined,
 * and the text of each of these files.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isOurs, SOURCE } from './source.js';

const CALL = /\blazy<[^;]*?>\('([^']+)'\)/g;

/** Names of modules that no file has. */
const [ENTRY, FILE, REQUIRE, IMPORT] = ['entry:', 'file:', 'require:', 'import:'].map(
  (how) => `shared-package-${how}`,
);

const require = createRequire(import.meta.url);
const text = JSON.stringify;

/** `semver/functions/valid.js` is a part of `semver`. */
const packageOf = (part) => /^(?:@[^/]+\/)?[^/]+/.exec(part)?.[0] ?? part;

export function sharedPackages() {
  /** What is taken from each package. */
  const parts = new Map();
  const take = (part) => parts.get(packageOf(part)).add(part);
  for (const file of readdirSync(SOURCE, { recursive: true })) {
    if (!file.endsWith('.ts')) continue;
    for (const [, part] of readFileSync(join(SOURCE, file), 'utf8').matchAll(CALL)) {
      if (!parts.has(packageOf(part))) parts.set(packageOf(part), new Set());
      take(part);
    }
  }

  /** `folder`: where the files of packages are from the one that loads them; `here`: the package whose file is made. */
  const plugin = (folder, here) => ({
    name: 'shared-packages',
    resolveId(part, importer, { kind }) {
      if (importer === undefined) return part === here ? `${ENTRY}${part}` : undefined;
      if (part.startsWith(FILE)) return { id: `${folder}${part.slice(FILE.length)}.cjs`, external: true };
      const name = packageOf(part);
      if (!parts.has(name) || name === here) return undefined;
      take(part);
      return `${kind === 'require-call' ? REQUIRE : IMPORT}${part}`;
    },
    load(id) {
      if (id.startsWith(ENTRY)) return [...parts.get(here)].map(getter).join('\n');
      if (id.startsWith(REQUIRE)) return required(id.slice(REQUIRE.length));
      if (id.startsWith(IMPORT)) return imported(id.slice(IMPORT.length));
      return undefined;
    },
    transform: (code, id) => (isOurs(id) ? code.replace(CALL, lazyPart) : undefined),
  });

  return {
    ofModules: () => plugin('./packages/'),
    ofFile: (name) => plugin('./', name),
    names: () => [...parts.keys()].sort(),
    /** How many parts are taken: another file may take more. */
    size: () => [...parts.values()].reduce((sum, { size }) => sum + size, 0),
  };
}

/** The package whose file a module of another file stands for. */
export function sharedPackageOf(id) {
  const how = [IMPORT, REQUIRE].find((name) => id.startsWith(name));
  return how === undefined ? undefined : packageOf(id.slice(how.length));
}

const getter = (part) =>
  `Object.defineProperty(exports, ${text(part)}, { get: () => require(${text(part)}) });`;

const required = (part) => `module.exports = require(${text(FILE + packageOf(part))})[${text(part)}];`;

const lazyPart = (_, part) =>
  `((file) => () => file()[${text(part)}])(lazy(${text(`./packages/${packageOf(part)}.cjs`)}))`;

const imported = (part) => `
  import { createRequire } from 'node:module';
  const loaded = createRequire(import.meta.url)(${text(`../packages/${packageOf(part)}.cjs`)})[${text(part)}];
  export default loaded;
  ${part === packageOf(part) ? `export const { ${namesIn(part)} } = loaded;` : ''}
`;

const namesIn = (name) => Object.keys(require(name)).filter((key) => key !== 'default');
