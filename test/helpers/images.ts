/** Asking for the digest of an image, on this machine with a home of its own. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { resolveOci } from '../../src/origin/oci/image.ts';
import type { ImageName } from '../../src/origin/oci/image-name.ts';
import { parseImage } from '../../src/origin/oci/image-name.ts';
import { scratch } from './run.ts';

export const base64 = (text: string) => Buffer.from(text).toString('base64');

export const hostAt = (home = scratch(), more: Partial<Host> = {}): Host => ({
  ...nodeHost(new AbortController().signal),
  home,
  env: { PATH: process.env['PATH'] },
  ...more,
});
/** A home with Docker's settings in it. */
export const homeWith = (config: unknown): string => {
  const home = scratch();
  mkdirSync(join(home, '.docker'));
  const text = typeof config === 'string' ? config : JSON.stringify(config);
  writeFileSync(join(home, '.docker', 'config.json'), text);
  return home;
};
export const named = (text: string): ImageName => {
  const image = parseImage(text);
  if (image === undefined) throw new Error(`no image: ${text}`);
  return image;
};
export const digestOf = async (text: string, host = hostAt(), env: Readonly<Record<string, string>> = {}) =>
  (await resolveOci(named(text), host, env)).digest;
