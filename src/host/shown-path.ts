/**
 * Paths as a person would type them: an absolute path and the folder they stand in, in; a text to print, not yet printable, out. Reads no
 * disk.
 */
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Host } from './host.ts';
import { isInside } from './is-inside.ts';

/** The path from where they stand. */
export function shown(path: string, host: Pick<Host, 'cwd'>): string {
  const near = relative(host.cwd, path);
  return near === '' ? '.' : near.startsWith('..') ? path : near;
}

/**
 * The same, shorter, for reading alone: `../x` for a file in a folder above, `~/x` for one of the home folder. Not for commands and
 * programs.
 */
export function shownShort(path: string, home: string, host: Pick<Host, 'cwd'>): string {
  const full = resolve(host.cwd, path);
  const near = shown(full, host);
  if (!isAbsolute(near)) return near;
  const above = relative(host.cwd, full);
  const shared = resolve(host.cwd, /^(?:\.\.[\\/]?)*/.exec(above)?.[0] ?? '');
  const isNear = dirname(shared) !== shared && !isInside(shared, home, { relative, isAbsolute });
  if (isNear && !isAbsolute(above)) return above;
  return isInside(home, full, { relative, isAbsolute }) ? join('~', relative(home, full)) : path;
}

/** The place of an error as a person would type it: a file, or a file with what follows it (`:3:1`, `/servers/x`). */
export const shownPlace = (place: string, host: Pick<Host, 'cwd'>): string =>
  isAbsolute(place) ? shown(place, host) : place;
