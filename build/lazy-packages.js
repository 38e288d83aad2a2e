/**
 * Packages that are loaded at their first use: each `lazy<Type>('name')` of our modules becomes `lazy('./packages/name.cjs')`, a file
 * that is joined on its own. Nothing in; a plugin, and after its run these files with the packages they are made of.
 */
const CALL = /\blazy<[^;]*?>\('([^']+)'\)/g;
const ANY_CALL = /\blazy(?:<[^;]*?>)?\((?!name\b)/g;

export function lazyPackages() {
  const files = new Map();
  return {
    plugin: {
      name: 'lazy-packages',
      transform(code, id) {
        if (id.includes('/node_modules/') || (!code.includes('host/lazy.ts') && !code.includes('./lazy.ts')))
          return undefined;
        const known = [...code.matchAll(CALL)].length;
        if (known !== [...code.matchAll(ANY_CALL)].length)
          throw new Error(`${id}: lazy() takes a type and a name in quotes`);
        return code.replace(CALL, (_, name) => {
          const file = `packages/${name.replace(/\.js$/, '').replaceAll('/', '-')}`;
          files.set(file, name);
          return `lazy('./${file}.cjs')`;
        });
      },
    },
    files: () => [...files].sort(),
  };
}
