/** A module for `--import` of Node.js that writes the address of each module that is loaded into a file, a line each. */
export function writesLoaded(file: string): string {
  return `data:text/javascript,${encodeURIComponent(`
    import { register } from 'node:module';
    register('data:text/javascript,' + encodeURIComponent(
      'import { appendFileSync } from "node:fs";' +
      'export function load(url, context, next) {' +
      '  if (url.startsWith("file:")) appendFileSync(${JSON.stringify(file)}, url + "\\\\n");' +
      '  return next(url, context); }'));
  `)}`;
}
