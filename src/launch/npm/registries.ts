/**
 * The registries that a project's `.npmrc` sets. In: a folder. Out: their addresses as text for an origin, as a part of
 * an origin, or as variables for npm. The first two show no user, password or token.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Place } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { pathsOf } from '../../host/paths.ts';
import { cleanAddress } from '../../lock/address.ts';
import { bytesHash } from '../../lock/canonical.ts';
import type { Origin } from '../../model.ts';
import { fileUrl } from '../line/origin-url.ts';
import { npmrcRegistryInvalid } from '../messages.ts';
import { projectNpmrcs } from './npmrc.ts';

/** Where packages come from: all, those of a scope, and of which scope those without one are taken to be. */
const REGISTRY = /^(?:registry|@[^/]+:registry|scope)$/;
const VARIABLE = /^\$\{\w+\??\}$/;

const scopeName = (value: string): string | undefined => /^@?[\w.~-]+$/.exec(value)?.[0];

/**
 * The registries that a project's `.npmrc` sets, without user and password: first that of this package, then behind
 * their keys all others, because dependencies come from those. npm reads one of the files on the way up,
 * and which one depends on what else lies in the folders: where they differ, all stand there, the nearest first, so
 * that none can change unseen. Throws E_LAUNCH.
 */
export async function registryOf(
  name: string,
  cwd: string,
  place: Place,
  host: Host,
  tool = 'npx',
): Promise<string | undefined> {
  const scope = name.startsWith('@') ? name.split('/')[0] : undefined;
  const found = new Set<string>();
  const others = new Map<string, Set<string>>();
  for (const { path, settings } of await projectNpmrcs(cwd, place, host)) {
    const set = settings.filter(({ name, value, nested }) => !nested && value !== '' && REGISTRY.test(name));
    const own = set.some((one) => one.name === `${scope}:registry`) ? `${scope}:registry` : 'registry';
    for (const { name: key, value } of set) {
      const address = key === 'scope' ? scopeName(value) : cleanAddress(value);
      // What another scope has for its registry may be left to the environment, which the project does not set.
      const written = address ?? (key !== own && VARIABLE.test(value) ? value : undefined);
      if (written === undefined) {
        throw new McpLockError(npmrcRegistryInvalid(tool), { place: path });
      }
      if (key === own) found.add(written);
      else others.set(key, (others.get(key) ?? new Set()).add(`${key}=${written}`));
    }
  }
  const all = [...found, ...[...others.keys()].sort().flatMap((key) => [...(others.get(key) ?? [])])];
  return all.length === 0 ? undefined : all.join(' ');
}

/**
 * The same for a package that comes from no registry, and whose dependencies do: a part of its origin, with the hash of
 * that text, for the file itself may hold tokens. Throws E_LAUNCH.
 */
export async function registryParts(
  cwd: string,
  place: Place,
  host: Host,
  tool = 'npx',
): Promise<readonly Origin[]> {
  const text = await registryOf('', cwd, place, host, tool);
  if (text === undefined) return [];
  const url = fileUrl(pathsOf(place).join(cwd, '.npmrc'), place);
  return [{ url, integrity: bytesHash(utf8ToBytes(text)) }];
}

/** Where and how the project's nearest `.npmrc` asks its registries, as environment variables of npm. Holds tokens. */
export async function registrySettings(
  cwd: string,
  place: Place,
  host: Host,
): Promise<Readonly<Record<string, string>>> {
  const out: Record<string, string> = Object.create(null);
  const files = await projectNpmrcs(cwd, place, host);
  for (const { name, value, nested } of files.find(({ settings }) => settings.length > 0)?.settings ?? []) {
    if (!nested && /^(?:registry$|@[^/]+:registry$|\/\/)/.test(name)) out[`npm_config_${name}`] = value;
  }
  return out;
}
