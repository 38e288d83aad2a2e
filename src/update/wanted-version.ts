/**
 * The version that `upgrade` goes to: a pinned launch in, and a version or none; that version, or the newest that its launcher would take,
 * as its registry has it, out. Never an older one than the config has unless it is named. Starts and writes nothing.
 */
import { launchWith } from '../config/pin/bump.ts';
import { isImage, isOneVersion, schemeOf } from '../config/pin/version-word.ts';
import type { Settings } from '../config/settings.ts';
import { McpLockError } from '../errors.ts';
import { placeOf } from '../launch/place.ts';
import { prepare, readingsHere } from '../launch/prepare.ts';
import type { Prepared } from '../launch/prepared.ts';
import { resolveOrigin } from '../launch/resolve-origin.ts';
import type { Origin } from '../model.ts';
import { notAnUpgrade, notOneVersion, otherVersionAnswered, versionNotLookedUp } from './messages.ts';

export interface WantedVersion {
  readonly from: string;
  readonly version: string;
  /** Words for the config, the most usual first. */
  readonly words: readonly string[];
  /** What the registry says of it. */
  readonly origin: Origin;
}

/** `version`: as typed. Throws E_USAGE for anything but one version, E_REGISTRY for a version that does not exist. */
export async function wantedVersion(
  target: Prepared,
  version: string | undefined,
  settings: Settings,
): Promise<WantedVersion> {
  const { identity, key } = target;
  const scheme = schemeOf(identity);
  const from = scheme.of(identity.requested);
  if (version !== undefined && !isOneVersion(identity, version))
    throw new McpLockError(notOneVersion(version, from));
  const word = version === undefined ? scheme.newest(identity, from) : scheme.exact(identity, version)[0];
  if (word === undefined)
    throw new McpLockError(version === undefined ? versionNotLookedUp(key) : notAnUpgrade(key));
  const origin = await originOf(word, target, settings);
  if (isImage(identity)) {
    const digest = origin.integrity ?? '';
    if (!isOneVersion(identity, digest)) throw new McpLockError(otherVersionAnswered(digest));
    return {
      from,
      version: version ?? digest,
      words: scheme.exact(identity, version ?? digest, digest),
      origin,
    };
  }
  const answered = origin.version ?? '';
  const isAsWanted =
    isOneVersion(identity, answered) &&
    (version === undefined
      ? (scheme.compare(answered, from) ?? -1) >= 0
      : scheme.compare(answered, version) === 0);
  if (!isAsWanted) throw new McpLockError(otherVersionAnswered(answered));
  const to = version ?? answered;
  return { from, version: to, words: scheme.exact(identity, to), origin };
}

/** What the launch would start with this word in it. */
async function originOf(word: string, target: Prepared, { place, host }: Settings): Promise<Origin> {
  const { found, understood, key } = target;
  const there = placeOf(found, place);
  const launch = launchWith(found.spec.launch, understood, word, there);
  if (launch === undefined) throw new McpLockError(notAnUpgrade(key));
  const asked = { ...found, spec: { ...found.spec, launch } };
  return resolveOrigin(prepare(asked, there, await readingsHere(place, host), host), there, host);
}
