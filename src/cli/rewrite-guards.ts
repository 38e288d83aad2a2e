/**
 * Wraps or unwraps the servers of all configs: a change for each server in, the configs shown, asked about and written, and the exit
 * status out. Names each server that is left as it is, with the reason. Starts nothing.
 */
import { refuseLink, refuseReadOnly } from '../config/config-text.ts';
import type { Discovery } from '../config/discover.ts';
import { launchText } from '../config/launch-text.ts';
import { correctEntry } from '../config/messages.ts';
import type { RewritableConfig } from '../config/rewritable-configs.ts';
import { rewritableConfigs } from '../config/rewritable-configs.ts';
import { keyOf } from '../config/server-keys.ts';
import type { Settings } from '../config/settings.ts';
import { launchDiff } from '../config/wrap/launch-diff.ts';
import { printable } from '../display/printable.ts';
import { withRunFlags } from '../display/run-flags.ts';
import { McpLockError } from '../errors.ts';
import { shown } from '../host/shown-path.ts';
import type { Notice, Spec } from '../model.ts';
import type { Obstacle } from './messages.ts';
import {
  mergedFromConfigs,
  readDifferently,
  serversChanged,
  serverUnchanged,
  unknownConfigServer,
} from './messages.ts';
import type { NewText } from './write-configs.ts';
import { printLines, writeConfigs } from './write-configs.ts';

/**
 * What to do with one server of a config whose text may have changed already; undefined: it is as it should be. `idle`: why the
 * guard that it has does not count.
 */
export type Change = (
  spec: Spec,
  key: string,
  one: RewritableConfig,
  text: string,
  idle: string | undefined,
) => Promise<string | Obstacle | undefined>;

interface Kind {
  readonly done: 'wrapped' | 'unwrapped';
  readonly nothing: string;
  readonly change: Change;
}

/** Changes every config, then writes those that differ. */
export async function rewriteGuards(
  names: readonly string[],
  { done, nothing, change }: Kind,
  yes: boolean,
  settings: Settings,
): Promise<number> {
  const { host, quiet, scope } = settings;
  const flags = settings.render.flags ?? '';
  const { discovery, configs } = await rewritableConfigs(scope, host);
  refuseUnknown(names, discovery);
  const texts: NewText[] = [];
  const unchanged: string[] = [];
  const leave = (server: string, place: string, { reason, next }: Obstacle) =>
    void unchanged.push(
      serverUnchanged(server, done, reason),
      `  at ${printable(place)}`,
      `next: ${withRunFlags(next, flags)}`,
    );
  for (const one of configs) {
    let { text } = one.config;
    const changed: Spec[] = [];
    for (const spec of one.specs) {
      const started = startedFrom(spec, discovery);
      const key = keyOf(started, discovery.found, settings.place) ?? spec.name;
      if (names.length > 0 && !names.includes(key) && !names.includes(spec.name)) continue;
      const obstacle = done === 'wrapped' ? sharedObstacle(spec, started, discovery) : undefined;
      const next = obstacle ?? (await change(spec, key, one, text, idleGuard(spec, discovery)));
      if (next === undefined) continue;
      if (typeof next !== 'string') {
        leave(key, at(spec, settings), next);
        continue;
      }
      text = next;
      changed.push(spec);
    }
    if (changed.length === 0) continue;
    refuseLink(one.config, host);
    await refuseReadOnly(one.config, host);
    const rewritten = one.client.read(text, one.file, settings.place).specs;
    texts.push({
      config: one.config,
      text,
      lines: (name, paint) => launchDiff(name, changed, rewritten, paint),
      done: serversChanged(changed.length, done),
    });
  }
  // Of an entry that is read in spite of its problem, the change says it.
  const isRead = (problem: Notice) => discovery.specs.some(({ spec }) => isAt(spec, problem));
  const named = (problem: Notice) =>
    !isRead(problem) && (names.length === 0 ? done === 'wrapped' : names.includes(problem.server ?? ''));
  for (const problem of discovery.problems.filter(named)) {
    const place = `${shown(problem.file, host)}${problem.pointer}`;
    leave(problem.server ?? place, place, { reason: problem.message, next: correctEntry() });
  }
  if (unchanged.length > 0) printLines(unchanged, settings);
  else if (texts.length === 0 && !quiet) printLines([nothing], settings);
  if (texts.length > 0) await writeConfigs(texts, yes, '', settings);
  return unchanged.length > 0 && (names.length > 0 || done === 'unwrapped') ? 2 : 0;
}

/** Why the guard of a server enforces nothing, or may find another entry; undefined: it counts. */
function idleGuard(own: Spec, { specs, problems, notices }: Discovery): string | undefined {
  return specs.some(({ spec }) => spec.idle === true && isAt(spec, own))
    ? [...problems, ...notices].find((one) => isAt(one, own))?.message
    : undefined;
}

/** Why a guard in this entry would not be one for all that starts from it: two clients, or parts in other configs. */
function sharedObstacle(own: Spec, { from = [] }: Spec, { specs }: Discovery): Obstacle | undefined {
  if (own.guarded !== undefined) return undefined;
  if (from.length > 1) return mergedFromConfigs();
  const here = specs.filter(({ spec }) => isAt(spec, own));
  return new Set(here.map(({ spec }) => launchText(spec))).size > 1 ? readDifferently() : undefined;
}

function refuseUnknown(names: readonly string[], { found, problems }: Discovery): void {
  const servers = problems.flatMap(({ server }) => server ?? []);
  const known = [...new Set([...found.flatMap(({ key, spec }) => [key, spec.name]), ...servers])].sort();
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new McpLockError(unknownConfigServer(unknown, known));
}

export const at = (spec: Spec, { host }: Settings): string => `${shown(spec.file, host)}${spec.pointer}`;

/** What the client makes of it together with its other configs. */
const startedFrom = (own: Spec, { specs }: Discovery): Spec =>
  specs.find(({ spec }) => isAt(spec, own))?.spec ?? own;

type EntryPlace = Pick<Notice, 'file' | 'pointer'>;

/** Whether both are about one entry of one config. */
const isAt = (one: EntryPlace, other: EntryPlace): boolean =>
  one.file === other.file && one.pointer === other.pointer;
