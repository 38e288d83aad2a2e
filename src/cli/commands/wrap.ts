/**
 * `mcp-lock wrap` and `unwrap`: has the clients start or reach locked servers through the guard, or no longer. Shows the
 * configs as they would be, asks once and writes them. Starts nothing. Says of each server it leaves as it is why it does.
 */

import { refuseLink } from '../../config/config-text.ts';
import {
  ambiguousKeys,
  entryNotReversible,
  guardWithoutConfig,
  unknownValue,
} from '../../config/messages.ts';
import type { Via } from '../../config/reading/guard-line.ts';
import type { ConfigSource, RewritableConfig } from '../../config/rewritable-configs.ts';
import { rewritableConfigs } from '../../config/rewritable-configs.ts';
import { keyOf } from '../../config/server-keys.ts';
import type { Settings } from '../../config/settings.ts';
import { guardWords } from '../../config/wrap/guard-words.ts';
import { launchDiff } from '../../config/wrap/launch-diff.ts';
import { wrappedRemoteText } from '../../config/wrap/remote.ts';
import { hasDuplicateKeys, unwrappedText, wrappedText } from '../../config/wrap/rewrite.ts';
import { printable } from '../../display/printable.ts';
import { withRunFlags } from '../../display/run-flags.ts';
import { McpLockError } from '../../errors.ts';
import { installedCopy } from '../../launch/npm/installed.ts';
import { readingsHere } from '../../launch/prepare.ts';
import type { Found } from '../../launch/prepared.ts';
import { loadLock, shown } from '../../lock/store.ts';
import type { Spec } from '../../model.ts';
import type { Obstacle } from '../messages.ts';
import {
  checkInstead,
  guardNotInstalled,
  launchNotWrapped,
  lockMissingForWrap,
  nothingToUnwrap,
  nothingToWrap,
  removeDuplicateKey,
  serversChanged,
  serverUnchanged,
  unknownConfigServer,
  wrapAgain,
  wrapByHand,
} from '../messages.ts';
import { wrapObstacle } from '../wrap-obstacle.ts';
import type { NewText } from '../write-configs.ts';
import { printLines, refuseWithoutConsent, writeConfigs } from '../write-configs.ts';

interface WrapOptions {
  readonly via?: string;
  readonly yes?: boolean;
}

/** What to do with one server of a config whose text may have changed already; undefined: it is as it should be. */
type Change = (spec: Spec, key: string, one: RewritableConfig, text: string) => string | Obstacle | undefined;

interface Kind {
  readonly done: 'wrapped' | 'unwrapped';
  readonly nothing: string;
  readonly change: Change;
}

/** Runs `wrap`; returns the exit status: 2 when a server it is about is not guarded. */
export async function wrapCommand(
  names: readonly string[],
  options: WrapOptions,
  settings: Settings,
): Promise<number> {
  const { host, place, root, lockPath } = settings;
  const via = viaOf(options.via);
  refuseWithoutConsent(options.yes === true, settings);
  const { lockfile } = await loadLock(lockPath, root, host);
  if (lockfile === undefined) {
    throw new McpLockError(lockMissingForWrap(), { place: shown(lockPath, host) });
  }
  const readings = await readingsHere(place, host);
  let byNpx = false;
  const change: Change = (spec, key, { client, file }, text) => {
    if (spec.guarded !== undefined) return unreliableGuard(spec);
    const obstacle = wrapObstacle(spec, key, lockfile, readings, settings);
    if (obstacle !== undefined) return obstacle;
    const words = guardWords({ key, spec, client, lockPath, ...(via === undefined ? {} : { via }) }, place);
    if ('trouble' in words) return { reason: words.trouble, next: checkInstead() };
    byNpx ||= words.includes('npx');
    if (spec.launch.transport !== 'stdio') {
      const done = wrappedRemoteText({ client, file, text }, spec, words, place);
      return 'text' in done ? done.text : { reason: done.why, next: checkInstead() };
    }
    return (
      wrappedText({ client, file, text }, spec, words, place) ??
      byHand(
        { client, file, text },
        {
          reason: entryNotReversible(),
          next: wrapByHand(words),
        },
      )
    );
  };
  const nothing = nothingToWrap(names);
  const status = await rewrite(names, { done: 'wrapped', nothing, change }, options.yes === true, settings);
  if (byNpx && !(await isInstalled(settings))) printLines(guardNotInstalled(), settings);
  return status;
}

/** Whether npx finds mcp-lock where clients start it. What is wrong with one that is there, `verify` tells. */
const isInstalled = ({ root, place, host }: Settings): Promise<boolean> =>
  installedCopy({ name: 'mcp-lock', requested: '' }, root, place, host).then(
    (copy) => copy !== undefined,
    () => true,
  );

/** Runs `unwrap`; returns the exit status: 2 when a server it is about is still guarded. */
export async function unwrapCommand(
  names: readonly string[],
  options: WrapOptions,
  settings: Settings,
): Promise<number> {
  refuseWithoutConsent(options.yes === true, settings);
  const change: Change = (spec, _key, { client, file }, text) =>
    spec.guarded === undefined
      ? undefined
      : (unwrappedText({ client, file, text }, spec, settings.place) ??
        byHand({ client, file, text }, launchNotWrapped(at(spec, settings))));
  const nothing = nothingToUnwrap(names);
  return rewrite(names, { done: 'unwrapped', nothing, change }, options.yes === true, settings);
}

/** Changes every config, then writes those that differ. */
async function rewrite(
  names: readonly string[],
  { done, nothing, change }: Kind,
  yes: boolean,
  settings: Settings,
): Promise<number> {
  const { host, quiet, scope } = settings;
  const flags = settings.render.flags ?? '';
  const { discovery, configs } = await rewritableConfigs(scope, host);
  refuseUnknown(names, discovery.found);
  const texts: NewText[] = [];
  const unchanged: string[] = [];
  for (const one of configs) {
    let { text } = one.config;
    const changed: Spec[] = [];
    for (const spec of one.specs) {
      const key = keyOf(spec, discovery.found, settings.place) ?? spec.name;
      if (names.length > 0 && !names.includes(key) && !names.includes(spec.name)) continue;
      const next = change(spec, key, one, text);
      if (next === undefined) continue;
      if (typeof next === 'string') {
        text = next;
        changed.push(spec);
        continue;
      }
      unchanged.push(
        serverUnchanged(key, done, next.reason),
        `  at ${printable(at(spec, settings))}`,
        `next: ${withRunFlags(next.next, flags)}`,
      );
    }
    if (changed.length === 0) continue;
    refuseLink(one.config, host);
    const rewritten = one.client.read(text, one.file, settings.place).specs;
    texts.push({
      config: one.config,
      text,
      lines: (name, paint) => launchDiff(name, changed, rewritten, paint),
      done: serversChanged(changed.length, done),
    });
  }
  if (unchanged.length > 0) printLines(unchanged, settings);
  else if (texts.length === 0 && !quiet) printLines([nothing], settings);
  if (texts.length > 0) await writeConfigs(texts, yes, '', settings);
  return unchanged.length > 0 ? 2 : 0;
}

/** Why a launch could not be changed: a key written twice explains more than anything else. */
const byHand = (config: ConfigSource, otherwise: Obstacle): Obstacle =>
  hasDuplicateKeys(config) ? { reason: ambiguousKeys(), next: removeDuplicateKey() } : otherwise;

/** A guard of a remote server that may find another entry than the one it is in. */
function unreliableGuard({ launch, guarded }: Spec): Obstacle | undefined {
  if (launch.transport === 'stdio' || guarded?.includes('--config') === true) return undefined;
  return { reason: guardWithoutConfig(), next: wrapAgain() };
}

function refuseUnknown(names: readonly string[], found: readonly Found[]): void {
  const known = [...new Set(found.flatMap(({ key, spec }) => [key, spec.name]))].sort();
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new McpLockError(unknownConfigServer(unknown, known));
}

const at = (spec: Spec, { host }: Settings): string => `${shown(spec.file, host)}${spec.pointer}`;

function viaOf(text: string | undefined): Via | undefined {
  if (text === undefined || text === 'npx' || text === 'path') return text;
  throw new McpLockError(unknownValue('--via', text, ['npx', 'path']));
}
