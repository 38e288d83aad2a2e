/**
 * Makes `dist/`: our own modules and the packages they use, joined into few files, so that what is published is what runs. Prints
 * nothing but what is wrong.
 */
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { chunkOf } from './chunks.js';
import { lazyPackages } from './lazy-packages.js';

const here = (file) => fileURLToPath(new URL(file, import.meta.url));

const COMMON = {
  platform: 'node',
  // Some modules are loaded late by one module and from the start by another: that is meant.
  checks: { ineffectiveDynamicImport: false },
  resolve: {
    // What `main` names of some packages cannot be joined: jsonc-parser's asks for its parts at run time.
    mainFields: ['module', 'main'],
    alias: {
      '@modelcontextprotocol/client/_shims': here('no-validator.js'),
      undici: here('undici.js'),
    },
  },
};

/** Names of functions stay, so that a stack trace says where it was. */
const names = { function: true, class: true };
const OUTPUT = { dir: 'dist', minify: { mangle: { keepNames: names }, compress: { keepNames: names } } };

rmSync('dist', { recursive: true, force: true });
const lazy = lazyPackages();
await build({
  ...COMMON,
  input: ['src/cli/run.ts', 'src/index.ts'],
  plugins: [lazy.plugin],
  preserveEntrySignatures: 'allow-extension',
  output: {
    ...OUTPUT,
    chunkFileNames: '[name].js',
    codeSplitting: {
      groups: [{ name: chunkOf, debugName: 'chunks', includeDependenciesRecursively: false }],
    },
  },
});
// One build each: of parts that CommonJS entries share, rolldown exports the wrong names.
for (const [file, name] of lazy.files()) {
  await build({
    ...COMMON,
    input: { [file]: name },
    output: { ...OUTPUT, format: 'cjs', exports: 'named', entryFileNames: '[name].cjs' },
  });
}
