/**
 * `mcp-lock wrap` and `unwrap`: has the clients start or reach locked servers through the guard, or no longer. Shows the
 * configs as they would be, asks once and writes them. Starts nothing. Says of each server it leaves as it is why it does.
 */
import { ambiguousKeys, entryNotReversible, unknownValue } from '../../config/messages.ts';
import type { ConfigSource, RewritableConfig } from '../../config/rewritable-configs.ts';
import { guardStart } from '../../config/server-keys.ts';
import type { Settings } from '../../config/settings.ts';
import { guardWords } from '../../config/wrap/guard-words.ts';
import { wrappedRemoteText } from '../../config/wrap/remote.ts';
import { hasDuplicateKeys, unwrappedText, wrappedText } from '../../config/wrap/rewrite.ts';
import { McpLockError } from '../../errors.ts';
import type { Via } from '../../launch/npm/guard-ways.ts';
import { VIA_NAMES } from '../../launch/npm/guard-ways.ts';
import { projectWay } from '../../launch/npm/project-manager.ts';
import { readingsHere } from '../../launch/prepare.ts';
import { loadLock } from '../../lock/store.ts';
import type { Spec } from '../../model.ts';
import { lockMissingError } from '../../verify/require-lock.ts';
import { cannotStart, missingGuards } from '../guard-start-check.ts';
import type { Obstacle } from '../messages.ts';
import {
  checkInstead,
  guardNotEffective,
  launchNotWrapped,
  nothingToUnwrap,
  nothingToWrap,
  removeDuplicateKey,
  wrapByHand,
} from '../messages.ts';
import type { Change } from '../rewrite-guards.ts';
import { at, rewriteGuards } from '../rewrite-guards.ts';
import { wrapObstacle } from '../wrap-obstacle.ts';
import { refuseWithoutConsent } from '../write-configs.ts';

interface WrapOptions {
  readonly via?: string;
  readonly yes?: boolean;
}

/** Runs `wrap`; returns the exit status: 2 when a server that was named is not guarded. Throws E_USAGE for a guard that could not start. */
export async function wrapCommand(
  names: readonly string[],
  options: WrapOptions,
  settings: Settings,
): Promise<number> {
  const { host, place, root, lockPath, scope } = settings;
  const manager = (await projectWay(root, place, host)).id;
  const via = viaOf(options.via, manager);
  refuseWithoutConsent(options.yes === true, settings);
  const { lockfile } = await loadLock(lockPath, root, host);
  if (lockfile === undefined) throw await lockMissingError(settings);
  const readings = await readingsHere(place, host);
  const missingOf = missingGuards(settings);
  const mustStart = async (spec: Spec, words: readonly string[], { client }: RewritableConfig) => {
    const missing = await missingOf(guardStart(spec, words, client, place));
    if (missing !== undefined) throw await cannotStart(missing, settings);
  };
  const change: Change = async (spec, key, one, text, idle) => {
    const { client, file } = one;
    if (spec.guarded !== undefined) {
      if (idle !== undefined) return guardNotEffective(idle);
      await mustStart(spec, spec.guarded, one);
      return undefined;
    }
    const obstacle = wrapObstacle(spec, key, lockfile, readings, settings);
    if (obstacle !== undefined) return obstacle;
    const words = guardWords({ key, spec, client, lockPath, userLock: scope.userLock, via, manager }, place);
    if ('trouble' in words) return { reason: words.trouble, next: checkInstead() };
    await mustStart(spec, words, one);
    if (spec.launch.transport !== 'stdio') {
      const done = wrappedRemoteText({ client, file, text }, spec, words, place);
      return 'text' in done ? done.text : { reason: done.why, next: checkInstead() };
    }
    return (
      wrappedText({ client, file, text }, spec, words, place) ??
      byHand({ client, file, text }, { reason: entryNotReversible(), next: wrapByHand(words) })
    );
  };
  const nothing = nothingToWrap(names);
  return rewriteGuards(names, { done: 'wrapped', nothing, change }, options.yes === true, settings);
}

/** Runs `unwrap`; returns the exit status: 2 when a server it is about is still guarded. */
export async function unwrapCommand(
  names: readonly string[],
  options: WrapOptions,
  settings: Settings,
): Promise<number> {
  refuseWithoutConsent(options.yes === true, settings);
  const change: Change = async (spec, _key, { client, file }, text) =>
    spec.guarded === undefined
      ? undefined
      : (unwrappedText({ client, file, text }, spec, settings.place) ??
        byHand({ client, file, text }, launchNotWrapped(at(spec, settings))));
  const nothing = nothingToUnwrap(names);
  return rewriteGuards(names, { done: 'unwrapped', nothing, change }, options.yes === true, settings);
}

/** Why a launch could not be changed: a key written twice explains more than anything else. */
const byHand = (config: ConfigSource, otherwise: Obstacle): Obstacle =>
  hasDuplicateKeys(config) ? { reason: ambiguousKeys(), next: removeDuplicateKey() } : otherwise;

/** `manager`: of the project, which says which Yarn it is. */
function viaOf(text: string | undefined, manager: Via): Via | undefined {
  const known = VIA_NAMES.find((one) => one === text);
  if (text !== undefined && known === undefined)
    throw new McpLockError(unknownValue('--via', text, VIA_NAMES));
  return known === 'yarn' && manager === 'yarn-classic' ? manager : known;
}
