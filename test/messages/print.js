/** `npm run messages`: bundles `list.ts`, since this Node may not read TypeScript, and runs it. Writes below `node_modules/.cache`. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';

const folder = fileURLToPath(new URL('../../node_modules/.cache/messages/', import.meta.url));
const file = `${folder}list.mjs`;
await build({
  input: fileURLToPath(new URL('list.ts', import.meta.url)),
  platform: 'node',
  external: /^[^./]/,
  logLevel: 'silent',
  output: { file, codeSplitting: false },
});
await import(pathToFileURL(file).href);
