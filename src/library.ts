/**
 * `verify()` and `compare()` for programs: the same work as the commands, data instead of text. Never prints and never asks.
 */

import { settingsFinding } from './config/judged-settings.ts';
import type { OptionKind } from './config/known-options.ts';
import { refuseUnknownOptions } from './config/known-options.ts';
import { settingsOf } from './config/settings.ts';
import type { ServerHost as Host } from './host/host.ts';
import { nodeHost } from './host/node-host.ts';
import { atOnce } from './host/turns.ts';
import { entryIn } from './lock/entry.ts';
import type { Finding, Lockfile, Report, Severity } from './model.ts';
import { SEVERITIES } from './model.ts';
import { contextOfBoth, goneFrom, lockedChangesInTurns, renamedBetween } from './update/changes.ts';
import { verifyAll } from './verify/verify-all.ts';

export interface VerifyRequest {
  /** Folder the lockfile belongs to; default: the current one. */
  readonly cwd?: string;
  /** Only these servers; default: all. */
  readonly servers?: readonly string[];
  /** Config files to read; default: look where the clients look. */
  readonly configs?: readonly string[];
  /** Start nothing and ask no network. */
  readonly offline?: boolean;
  /** Resolve the packages below each npx server anew; a change there is drift. */
  readonly deep?: boolean;
  /** Lowest severity that makes `exitCode` 1; default `low`. A server with `held` makes it 1 whatever is said here. */
  readonly failOn?: Severity;
  /** Seconds for one server; default 30. */
  readonly timeout?: number;
  /** Ends every server when it aborts. */
  readonly signal?: AbortSignal;
  /** Another host, for tests. */
  readonly host?: Host;
}

const VERIFY_OPTIONS: Readonly<Record<keyof VerifyRequest, OptionKind>> = {
  cwd: 'text',
  servers: 'texts',
  configs: 'texts',
  offline: 'switch',
  deep: 'switch',
  failOn: SEVERITIES,
  timeout: 'number',
  signal: 'signal',
  host: 'any',
};

/** Compares what is configured and live with the lock. Throws McpLockError when there is nothing to compare, or for an unknown option. */
export async function verify(request: VerifyRequest = {}): Promise<Report> {
  refuseUnknownOptions('verify', request, VERIFY_OPTIONS);
  const host = request.host ?? nodeHost(request.signal ?? new AbortController().signal);
  const settings = await settingsOf(
    {
      quiet: true,
      input: false,
      ...(request.cwd === undefined ? {} : { cwd: request.cwd }),
      ...(request.configs === undefined ? {} : { config: request.configs }),
      ...(request.timeout === undefined ? {} : { timeout: String(request.timeout) }),
    },
    host,
    'verify',
  );
  return verifyAll(
    request.servers ?? [],
    {
      offline: request.offline === true,
      deep: request.deep === true,
      ...(request.failOn === undefined ? {} : { failOn: request.failOn }),
    },
    settings,
  );
}

/**
 * Everything one lock says otherwise than another, by server in the order of their names. Text that does not match its hash, or
 * does not stand under its name, is a finding in either lock.
 */
export function compare(before: Lockfile, after: Lockfile): readonly Finding[] {
  const renamed = renamedBetween(before, after);
  const old = new Set(renamed.values());
  const context = contextOfBoth(before, after.servers, goneFrom(before, after));
  const names = [...new Set([...Object.keys(before.servers), ...Object.keys(after.servers)])].sort();
  const servers = names.flatMap((name) => {
    if (old.has(name)) return [];
    const was = renamed.get(name);
    const [from, to] = [entryIn(before, was ?? name), entryIn(after, name)];
    return atOnce(lockedChangesInTurns(name, from, to, context, was));
  });
  const [from, to] = [before.settingsHash, after.settingsHash];
  return from === to ? servers : [settingsFinding(from, to), ...servers];
}
