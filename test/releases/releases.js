/** `npm run releases`: bundles `run.ts`, since this Node may not read TypeScript, and runs it. Writes below `node_modules/.cache`. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';

const file = fileURLToPath(new URL('../../node_modules/.cache/releases/run.mjs', import.meta.url));
await build({
  input: fileURLToPath(new URL('run.ts', import.meta.url)),
  platform: 'node',
  external: /^[^./]/,
  logLevel: 'silent',
  output: { file, codeSplitting: false },
});
await import(pathToFileURL(file).href);
