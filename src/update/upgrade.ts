/**
 * Gives one server another version of its package: reads it as the configs would start it then, shows what would change, asks, and writes
 * configs and lock. Until a person has said yes nothing is written, and what cannot be written whole is taken back.
 */

import { markOf, refuseLink, refuseReadOnly } from '../config/config-text.ts';
import type { BumpedConfig } from '../config/pin/bump.ts';
import { bumpedConfigs } from '../config/pin/bump.ts';
import { packageDiff } from '../config/pin/package-diff.ts';
import { rewritableConfigs } from '../config/rewritable-configs.ts';
import { choose } from '../config/scope.ts';
import type { Settings } from '../config/settings.ts';
import { writeTogether } from '../config/write-together.ts';
import { breakCommands } from '../display/printable.ts';
import { palette } from '../display/style.ts';
import { McpLockError } from '../errors.ts';
import { shown } from '../host/shown-path.ts';
import { withTexts } from '../host/with-texts.ts';
import { placeOf } from '../launch/place.ts';
import type { Prepared } from '../launch/prepared.ts';
import { changeLock, loadLock } from '../lock/store.ts';
import { heed } from '../verify/heed.ts';
import { lockMissingError } from '../verify/require-lock.ts';
import { accept } from './accept.ts';
import { acceptedUpTo, candidateOf, decide } from './decide.ts';
import { liveChanges, withClient } from './live-changes.ts';
import { changeByHand, nothingWritten, versionInUse, wouldBeOtherServer } from './messages.ts';
import { reportOf, showChanges, showUnread } from './show-changes.ts';
import { totals } from './summary-lines.ts';
import { undoOf } from './undo.ts';
import { exitOfUpdate, folded } from './update-outcome.ts';
import { sayLeft, sayUpgraded } from './upgrade-outcome.ts';
import { upgradeTarget } from './upgrade-target.ts';
import type { WantedVersion } from './wanted-version.ts';
import { wantedVersion } from './wanted-version.ts';

export interface UpgradeOptions {
  readonly dryRun?: boolean;
  /** Accept without a question up to this rank: `low`, `medium`, `high`. */
  readonly accept?: string;
  /** Start the server without a question. */
  readonly yes?: boolean;
}

/** `version`: as typed; undefined: the newest. Throws E_USAGE, E_LOCK_*, E_CONFIG, E_REGISTRY, and what `record` throws. */
export async function upgradeServer(
  name: string,
  version: string | undefined,
  options: UpgradeOptions,
  given: Settings,
): Promise<number> {
  const { host, root, lockPath } = given;
  const upTo = acceptedUpTo(options.accept);
  const stored = await loadLock(lockPath, root, host);
  const { lockfile, bytes } = stored;
  if (lockfile === undefined || bytes === undefined) throw await lockMissingError(given);
  const { settings, as, forAccepting } = await heed({}, lockfile, given, true);
  const target = await upgradeTarget(name, lockfile, settings);
  const { key } = target;
  const wanted = await wantedVersion(target, version, settings);
  if (wanted.words.includes(target.identity.token ?? '')) {
    host.terminal.stdout(folded(versionInUse(key, wanted.version, version === undefined), settings));
    return 0;
  }
  const configs = await bumped(target, wanted, settings);
  showConfigs(configs, settings);
  const then = withTexts(
    host,
    new Map(configs.map(({ config, text }) => [config.target, markOf(config) + text])),
  );
  const there = { ...settings, host: then, quiet: true };
  const chosen = await choose([key], lockfile, there);
  if (chosen.found.length !== 1) throw new McpLockError(wouldBeOtherServer(key));
  const began = host.now();
  const live = await liveChanges(chosen, lockfile, withClient({ ...options, asStored: true }, as), {
    ...there,
    quiet: settings.quiet,
  });
  const report = reportOf(live, lockfile, host.now() - began, settings, forAccepting);
  const seen = await showChanges(report, undefined, settings);
  if (!live.entries.has(key) || live.failures.length > 0) {
    host.terminal.stdout(nothingWritten());
    return exitOfUpdate(report, live.refused.size > 0);
  }
  const verdict = await decide(
    [
      candidateOf(
        key,
        report.findings.filter(({ server }) => server === key),
      ),
    ],
    {
      accept: upTo,
      purpose: 'accept',
      dryRun: options.dryRun,
      beforeAsking: () => showUnread(seen, new Set([key]), settings),
    },
    settings,
  );
  if (verdict === undefined || verdict.left.length > 0) {
    sayLeft(verdict?.left ?? [], wanted, settings);
    return 1;
  }
  const { changes } = accept(live, new Map([[key, 'whole']]));
  const files = configs.map(({ config }) => config);
  const done = { key, wanted, files: files.map(({ path }) => path) };
  if (options.dryRun === true) {
    sayUpgraded({ ...done, dryRun: true, totals: totals(lockfile.servers, []), undo: undefined }, settings);
    return 0;
  }
  host.signal.throwIfAborted();
  const undo = await undoOf([{ path: lockPath, bytes }, ...files], host);
  const saved = await writeTogether(configs, () => changeLock(stored, changes, root, host), host);
  sayUpgraded({ ...done, dryRun: false, totals: totals(saved.lockfile.servers, []), undo }, settings);
  return 0;
}

/** The configs as they would be. Throws E_CONFIG for one that must not be changed, or not by a program. */
async function bumped(
  target: Prepared,
  { words }: WantedVersion,
  { scope, place, host }: Settings,
): Promise<readonly BumpedConfig[]> {
  const { found, key, identity } = target;
  const there = placeOf(found, place);
  const here = await rewritableConfigs({ ...scope, place: there }, host);
  const result = bumpedConfigs(found.spec, words, here, there);
  if ('at' in result) {
    const { file, pointer } = result.at;
    throw new McpLockError(changeByHand(key, identity.token ?? '', words[0] ?? ''), {
      place: `${shown(file, host)}${pointer}`,
    });
  }
  for (const { config } of result.texts) {
    refuseLink(config, host);
    await refuseReadOnly(config, host);
  }
  return result.texts;
}

function showConfigs(configs: readonly BumpedConfig[], { host, render, quiet, interactive }: Settings): void {
  if (quiet && !interactive) return;
  const paint = palette(render.color);
  const lines = configs.flatMap(({ config, text, specs }) =>
    packageDiff(shown(config.path, host), config.text, text, specs, paint),
  );
  host.terminal.stderr(`${breakCommands(lines.join('\n'))}\n`);
}
