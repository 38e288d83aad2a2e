/**
 * Text of a file of `dist/` in, a shorter one out. Names of our own functions stay, so that a stack trace says where it was; of packages
 * only those of classes.
 */
import { minify } from 'rolldown/utils';

export const shorten = {
  name: 'shorten',
  async renderChunk(code, { fileName }, { format }) {
    const names = { function: !fileName.startsWith('packages/'), class: true };
    const { code: short, errors } = await minify(fileName, code, {
      module: format === 'es',
      mangle: { toplevel: true, keepNames: names },
      codegen: { removeWhitespace: true, legalComments: 'none' },
      compress: { target: 'node20', keepNames: names },
    });
    if (errors.length > 0) throw new Error(`${fileName}: ${errors[0].message}`);
    return short;
  },
};
