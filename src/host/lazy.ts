/**
 * A package that is loaded at its first use: its name in, a function that returns it out. For packages that take long to load and that
 * many runs do not need. Asynchronous code uses `import()` instead.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export function lazy<Module>(name: string): () => Module {
  let loaded: Module | undefined;
  return () => {
    loaded ??= require(name) as Module;
    return loaded;
  };
}
