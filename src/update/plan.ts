/**
 * A plan: which servers of which lockfile would become what, by hash, so that `update --apply` accepts that and nothing else. What was
 * read in, the plan's text out, and back; and what of a plan no longer fits. A plan is hostile input: it grants nothing, and only
 * narrows what a person or `--accept` accepts. Pure.
 */
import { inTurns } from '../host/turns.ts';
import { hashOf } from '../lock/canonical.ts';
import { formatInTurns } from '../lock/format.ts';
import { parseJson } from '../lock/json.ts';
import { isObject } from '../lock/pointer.ts';
import { SETTINGS } from '../lock/settings-name.ts';
import type { Json } from '../model.ts';
import type { LiveChanges } from './live-changes.ts';

export interface Plan {
  /** Hash of the lockfile's bytes. */
  readonly lockfile: string;
  /** By server: the hash of its new entry; null: it is removed, or has another name in the plan. */
  readonly servers: Readonly<Record<string, string | null>>;
}

const VERSION_KEY = 'mcpLockPlan';
const VERSION = 1;
const HASH = /^sha256:[0-9a-f]{64}$/;
const MAX_SERVERS = 10_000;

/** The largest file that is read as a plan, in bytes. */
export const MAX_PLAN_BYTES = 4 * 1024 * 1024;

/** What every server with changes would become. Servers that were not started are not in it. */
export async function plannedServers(
  {
    entries,
    findings,
    refused,
    renamed,
    settingsHash,
  }: Pick<LiveChanges, 'entries' | 'findings' | 'refused' | 'renamed' | 'settingsHash'>,
  signal: AbortSignal,
): Promise<Plan['servers']> {
  const servers: Record<string, string | null> = Object.create(null);
  for (const [name, list] of [...findings].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (list.length === 0 || refused.has(name)) continue;
    if (name === SETTINGS) {
      servers[name] = settingsHash ?? null;
      continue;
    }
    const entry = entries.get(name);
    const was = renamed.get(name);
    if (was !== undefined) servers[was] = null;
    servers[name] =
      entry === undefined
        ? null
        : hashOf(await inTurns(formatInTurns({ lockfileVersion: 1, servers: { [name]: entry } }), signal));
  }
  return servers;
}

export const planText = ({ lockfile, servers }: Plan): string =>
  `${JSON.stringify({ [VERSION_KEY]: VERSION, lockfile, servers }, undefined, 2)}\n`;

/** Undefined for anything but a plan of this version. */
export function planOf(text: string): Plan | undefined {
  const reading = parseJson(text);
  if (!reading.ok || !isObject(reading.value)) return undefined;
  const { lockfile, servers, ...rest } = reading.value;
  if (Object.keys(rest).join() !== VERSION_KEY || rest[VERSION_KEY] !== VERSION) return undefined;
  if (!isHash(lockfile) || !isObject(servers)) return undefined;
  const values = Object.values(servers);
  if (values.length > MAX_SERVERS || !values.every((value) => value === null || isHash(value)))
    return undefined;
  return { lockfile, servers: servers as Plan['servers'] };
}

/** The servers that would not become what the plan says, by name. */
export const misfits = (plan: Plan, now: Plan['servers']): readonly string[] =>
  [...new Set([...Object.keys(plan.servers), ...Object.keys(now)])]
    .filter((name) => valueIn(plan.servers, name) !== valueIn(now, name))
    .sort();

const valueIn = (servers: Plan['servers'], name: string): string | null | undefined =>
  Object.hasOwn(servers, name) ? servers[name] : undefined;

const isHash = (value: Json | undefined): value is string => typeof value === 'string' && HASH.test(value);
