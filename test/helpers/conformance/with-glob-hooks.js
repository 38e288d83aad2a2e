/** Gives the suite another `fs`. */
const FS = new URL('./fs.js', import.meta.url).href;

export const resolve = (specifier, context, next) =>
  specifier === 'fs' && context.parentURL?.includes('/conformance/dist/')
    ? { url: FS, shortCircuit: true }
    : next(specifier, context);
