/**
 * `mcp-lock wrap` and `unwrap`: has the clients start or reach locked servers through the guard, or no longer. Shows the
 * configs as they would be, asks once and writes them. Starts nothing. Says of each server it leaves as it is why it does.
 */

import { refuseLink } from '../../config/config-text.ts';
import { ambiguousKeys, entryNotReversible, guardWithoutConfig } from '../../config/messages.ts';
import type { Via } from '../../config/reading/guard-line.ts';
import type { ConfigSource, RewritableConfig } from '../../config/rewritable-configs.ts';
import { rewritableConfigs } from '../../config/rewritable-configs.ts';
import { keyOf } from '../../config/server-keys.ts';
import type { Settings } from '../../config/settings.ts';
import { commandOf, nameWord, usage } from '../../config/settings.ts';
import { guardWords } from '../../config/wrap/guard-words.ts';
import { launchDiff } from '../../config/wrap/launch-diff.ts';
import { wrappedRemoteText } from '../../config/wrap/remote.ts';
import { hasDuplicateKeys, unwrappedText, wrappedText } from '../../config/wrap/rewrite.ts';
import { counted, printable } from '../../display/printable.ts';
import { McpLockError } from '../../errors.ts';
import { installedCopy } from '../../launch/npm/installed.ts';
import { readingsHere } from '../../launch/prepare.ts';
import type { Found } from '../../launch/prepared.ts';
import { loadLock, shown } from '../../lock/store.ts';
import type { Spec } from '../../model.ts';
import type { NewText } from './rewriting.ts';
import { refuseUnasked, sayLines, writeAll } from './rewriting.ts';
import type { Left } from './wrap-left.ts';
import { checkedInstead, leftAlone } from './wrap-left.ts';

export interface WrapOptions {
  readonly via?: string;
  readonly yes?: boolean;
}

/** What to do with one server of a config whose text may have changed already; undefined: it is as it should be. */
type Change = (spec: Spec, key: string, one: RewritableConfig, text: string) => string | Left | undefined;

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
  refuseUnasked(options.yes === true, settings);
  const { lockfile } = await loadLock(lockPath, root, host);
  if (lockfile === undefined) {
    throw new McpLockError('E_LOCK_MISSING', 'there is no lockfile, and only locked servers can be guarded', {
      place: shown(lockPath, host),
      next: `review your servers and write it: ${commandOf('init', settings)}`,
    });
  }
  const readings = await readingsHere(place, host);
  let byNpx = false;
  const change: Change = (spec, key, { client, file }, text) => {
    if (spec.guarded !== undefined) return untold(spec, key, settings);
    const left = leftAlone(spec, key, lockfile, readings, settings);
    if (left !== undefined) return left;
    const words = guardWords({ key, spec, client, lockPath, ...(via === undefined ? {} : { via }) }, place);
    if ('trouble' in words) return { why: words.trouble, next: checkedInstead(key, settings) };
    byNpx ||= words.includes('npx');
    if (spec.launch.transport !== 'stdio') {
      const done = wrappedRemoteText({ client, file, text }, spec, words, place);
      return 'text' in done ? done.text : { ...done, next: checkedInstead(key, settings) };
    }
    return (
      wrappedText({ client, file, text }, spec, words, place) ??
      byHand(
        { client, file, text },
        {
          why: entryNotReversible(),
          next: `write before its command line by hand: ${words.map((word) => printable(word)).join(' ')}`,
        },
      )
    );
  };
  const nothing = `Nothing to wrap: ${spoken(names, 'every server')} starts through the guard.`;
  const status = await rewrite(names, { done: 'wrapped', nothing, change }, options.yes === true, settings);
  if (byNpx && !(await isInstalled(settings))) {
    const verb = (command: string) => commandOf(command, settings);
    sayLines(
      [
        '! the guard would not start: npx finds no mcp-lock here, and installs none',
        `next: npm install --save-dev mcp-lock   or for the one on your PATH: ${verb('unwrap')}, then ${verb('wrap --via path')}`,
      ],
      settings,
    );
  }
  return status;
}

/** Whether npx finds mcp-lock where clients start it. What is wrong with one that is there, `verify` tells. */
const isInstalled = ({ root, place, host }: Settings): Promise<boolean> =>
  installedCopy({ name: 'mcp-lock', requested: '' }, root, place, host).then(
    (copy) => copy !== undefined,
    () => true,
  );

/** The servers a command was given, or all of them. */
const spoken = (names: readonly string[], all: string): string =>
  names.length === 0 ? all : names.map((name) => printable(name)).join(', ');

/** Runs `unwrap`; returns the exit status: 2 when a server it is about is still guarded. */
export async function unwrapCommand(
  names: readonly string[],
  options: WrapOptions,
  settings: Settings,
): Promise<number> {
  refuseUnasked(options.yes === true, settings);
  const change: Change = (spec, _key, { client, file }, text) =>
    spec.guarded === undefined
      ? undefined
      : (unwrappedText({ client, file, text }, spec, settings.place) ??
        byHand(
          { client, file, text },
          {
            why: 'its launch is not written as wrap writes it',
            next: `take the words of the guard out by hand: ${at(spec, settings)}`,
          },
        ));
  const nothing =
    names.length === 0
      ? 'Nothing to unwrap: no server starts through the guard.'
      : `Nothing to unwrap: ${spoken(names, '')} starts without the guard.`;
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
  const { discovery, configs } = await rewritableConfigs(scope, host);
  refuseUnknown(names, discovery.found);
  const texts: NewText[] = [];
  const left: string[] = [];
  for (const one of configs) {
    let { text } = one.config;
    const changed: Spec[] = [];
    for (const spec of one.specs) {
      const key = keyOf(spec, discovery.found) ?? spec.name;
      if (names.length > 0 && !names.includes(key) && !names.includes(spec.name)) continue;
      const next = change(spec, key, one, text);
      if (next === undefined) continue;
      if (typeof next === 'string') {
        text = next;
        changed.push(spec);
        continue;
      }
      left.push(`! ${printable(key)} is not ${done}: ${printable(next.why)}`, `  at ${at(spec, settings)}`);
      left.push(`next: ${next.next}`);
    }
    if (changed.length === 0) continue;
    refuseLink(one.config, host);
    const now = one.client.read(text, one.file, settings.place).specs;
    texts.push({
      config: one.config,
      text,
      lines: (name, paint) => launchDiff(name, changed, now, paint),
      done: `${counted(changed.length, 'server')} ${done}`,
    });
  }
  if (left.length > 0) sayLines(left, settings);
  else if (texts.length === 0 && !quiet) sayLines([nothing], settings);
  if (texts.length > 0) await writeAll(texts, yes, 'leave the configs as they are', settings);
  return left.length > 0 ? 2 : 0;
}

/** Why a launch could not be changed: a key written twice explains more than anything else. */
const byHand = (config: ConfigSource, otherwise: Left): Left =>
  hasDuplicateKeys(config)
    ? {
        why: ambiguousKeys(),
        next: 'leave one of the two and run the same command again',
      }
    : otherwise;

/** A guard that stands there and cannot be relied on. */
function untold({ launch, guarded }: Spec, key: string, settings: Settings): Left | undefined {
  if (launch.transport === 'stdio' || guarded?.includes('--config') === true) return undefined;
  const command = (verb: string) => commandOf(`${verb} ${nameWord(key)}`, settings);
  return { why: guardWithoutConfig(), next: `write it anew: ${command('unwrap')}, then ${command('wrap')}` };
}

function refuseUnknown(names: readonly string[], found: readonly Found[]): void {
  const known = [...new Set(found.flatMap(({ key, spec }) => [key, spec.name]))].sort();
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw usage(
    `no config has a server "${printable(unknown)}"`,
    known.length === 0
      ? 'add a server to a config, or name another one: --config FILE'
      : `choose from: ${known.map((one) => printable(one)).join(', ')}`,
  );
}

const at = (spec: Spec, { host }: Settings): string => printable(`${shown(spec.file, host)}${spec.pointer}`);

function viaOf(text: string | undefined): Via | undefined {
  if (text === undefined || text === 'npx' || text === 'path') return text;
  throw usage(`--via ${text} is not known`, 'use one of: npx, path');
}
