/** `npm run score -- FOLDER`: bundles `score.ts`, since this Node may not read TypeScript, and runs it. Writes below `node_modules/.cache`. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';

const folder = fileURLToPath(new URL('../../node_modules/.cache/score/', import.meta.url));
const file = `${folder}score.mjs`;
await build({
  input: fileURLToPath(new URL('score.ts', import.meta.url)),
  platform: 'node',
  external: /^[^./]/,
  logLevel: 'silent',
  output: { file, codeSplitting: false },
});
await import(pathToFileURL(file).href);
