/**
 * Our own modules as few files, since loading hundreds of them took longer than most runs need; packages stay packages, so
 * that what is installed is what `package.json` says. Not minified: what is published reads like the source. Prints nothing
 * but what is wrong.
 */
import { build } from 'rolldown';

await build({
  input: ['src/cli/run.ts', 'src/index.ts'],
  platform: 'node',
  external: /^[^./]/,
  output: { dir: 'dist', cleanDir: true, chunkFileNames: '[name].js' },
});
