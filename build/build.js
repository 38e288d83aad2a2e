/**
 * Makes `dist/`: our own modules and the packages they use, joined into few files, so that what is published is what runs. Also
 * writes THIRD-PARTY.md and sbom.cdx.json, which say what was joined. Prints nothing but what is wrong.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'rolldown';
import { bundledPackages } from './bundled.js';
import { chunkOf } from './chunks.js';
import { leftOut } from './left-out.js';
import { sbom } from './sbom.js';
import { sharedPackages } from './shared-packages.js';
import { shorten } from './shorten.js';
import { thirdParty } from './third-party.js';

const COMMON = {
  platform: 'node',
  // Some modules are loaded late by one module and from the start by another: that is meant.
  checks: { ineffectiveDynamicImport: false },
  resolve: {
    // What `main` names of some packages cannot be joined: jsonc-parser's asks for its parts at run time.
    mainFields: ['module', 'main'],
  },
};

const OUTPUT = { dir: 'dist', minify: false, plugins: [shorten] };

rmSync('dist', { recursive: true, force: true });
const shared = sharedPackages();
const modules = await build({
  ...COMMON,
  input: ['src/cli/run.ts', 'src/index.ts'],
  plugins: [leftOut, shared.ofModules()],
  preserveEntrySignatures: 'allow-extension',
  output: {
    ...OUTPUT,
    chunkFileNames: '[name].js',
    codeSplitting: {
      groups: [{ name: chunkOf, debugName: 'chunks', includeDependenciesRecursively: false }],
    },
  },
});
// One build each: of parts that CommonJS entries share, rolldown exports the wrong names. Again, if one took more of another.
const files = new Map();
for (let size = 0; size < shared.size(); ) {
  size = shared.size();
  for (const name of shared.names()) {
    const file = await build({
      ...COMMON,
      input: { [`packages/${name}`]: name },
      plugins: [leftOut, shared.ofFile(name)],
      output: { ...OUTPUT, format: 'cjs', exports: 'named', entryFileNames: '[name].cjs' },
    });
    files.set(name, file);
  }
}

const packages = bundledPackages([modules, ...files.values()]);
writeFileSync('THIRD-PARTY.md', thirdParty(packages));
writeFileSync('sbom.cdx.json', sbom(JSON.parse(readFileSync('package.json', 'utf8')), packages));
