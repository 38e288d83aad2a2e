/** A module for `--import` of Node.js with which no package can be loaded but those whose names match one of `known`, as regular expressions. */
export function withoutPackages(...known: readonly string[]): string {
  const allowed = ['node:', '[.]', 'file:', 'data:', '[/]', ...known].join('|');
  return `data:text/javascript,${encodeURIComponent(`
    import { register } from 'node:module';
    register('data:text/javascript,' + encodeURIComponent(
      'export function resolve(name, context, next) {' +
      '  if (!/^(${allowed})/.test(name)) throw new Error("loaded: " + name);' +
      '  return next(name, context); }'));
  `)}`;
}
