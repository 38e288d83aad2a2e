/**
 * A module for `--import` of Node.js with which no package can be loaded but those whose names match one of `known`, as regular
 * expressions: neither from `node_modules` nor from the files that the build makes of packages.
 */
export function withoutPackages(...known: readonly string[]): string {
  const ours = '[.]{1,2}[/](?!packages[/])|node:|file:(?!.*[/]dist[/]packages[/])|data:|[/]';
  const allowed = [ours, ...known.map((name) => `(?:.*[/]packages[/])?${name}`)].join('|');
  return `data:text/javascript,${encodeURIComponent(`
    import { register } from 'node:module';
    register('data:text/javascript,' + encodeURIComponent(
      'export function resolve(name, context, next) {' +
      '  if (!/^(${allowed})/.test(name)) throw new Error("loaded: " + name);' +
      '  return next(name, context); }'));
  `)}`;
}
