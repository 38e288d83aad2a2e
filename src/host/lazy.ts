/**
 * A package that many runs never need: its name in; a way to it that loads it at its first use out. For packages that
 * take long to load. What is awaited anyway uses `import()`.
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
