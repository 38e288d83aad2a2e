/**
 * Which servers a command is about: names on the command line against configs and lock. Starts nothing.
 */
import { printable } from '../display/printable.ts';
import { shellWord } from '../display/shell-word.ts';
import { McpLockError } from '../errors.ts';
import { shown } from '../host/shown-path.ts';
import type { Found } from '../launch/prepared.ts';
import type { Failure, Lockfile, Notice } from '../model.ts';
import type { Discovery } from './discover.ts';
import { discoverAny } from './discover.ts';
import { discoverHere } from './discover-here.ts';
import { itemPath } from './item-path.ts';
import {
  configNote,
  correctEntry,
  itemForWholeServer,
  noServersDeclared,
  serverOfUser,
  unknownServer,
} from './messages.ts';
import { keyNamed, serverNames } from './server-names.ts';
import type { Settings } from './settings.ts';

export interface Chosen {
  readonly discovery: Discovery;
  /** Configured servers in scope, also those a config switches off: one click in the client switches them on. */
  readonly found: readonly Found[];
  /** Keys of entries in scope that no config asks for. */
  readonly stale: readonly string[];
  /** The same of all servers, whatever was named. */
  readonly gone: readonly string[];
  /** Config entries in scope that could not be read. */
  readonly failures: readonly Failure[];
}

/**
 * Applies `names` (none: all) to what is configured and locked. `about`: what a person typed, where that is more than names. `known`: what
 * the configs in scope declare, if they were read already. Throws E_USAGE for a name nobody knows.
 */
export async function choose(
  names: readonly string[],
  lockfile: Lockfile | undefined,
  settings: Settings,
  about: readonly string[] = names,
  known?: Discovery,
): Promise<Chosen> {
  const { host } = settings;
  const discovery = await discoverHere(lockfile, settings, about, known);
  for (const notice of discovery.notices) warn(notice, settings);
  const configured = new Set(discovery.found.map(({ key }) => key));
  const locked = Object.keys(lockfile?.servers ?? {});
  const servers = serverNames(lockfile, discovery.found);
  const keys = names.map((name) => keyNamed(name, servers) ?? name);
  for (const name of keys) {
    if (
      configured.has(name) ||
      locked.includes(name) ||
      discovery.problems.some(({ server }) => server === name)
    )
      continue;
    const known = servers.map(({ key }) => key);
    const whole = itemPath(name, servers);
    if (whole?.item !== undefined) {
      throw new McpLockError(
        itemForWholeServer(
          settings.command,
          printable(whole.item),
          printable(whole.server),
          shellWord(whole.server),
        ),
      );
    }
    if (await isOfUser(name, settings))
      throw new McpLockError(serverOfUser(settings.command, printable(name), shellWord(name)));
    throw new McpLockError(
      unknownServer(
        printable(name),
        known.map((one) => printable(one)),
      ),
    );
  }
  const wanted = (name: string) => keys.length === 0 || keys.includes(name);
  const filesOf = (name: string) =>
    discovery.found.filter(({ key }) => key === name).map(({ spec }) => spec.file);
  const failures = discovery.problems
    .filter(
      (problem) =>
        keys.length === 0 ||
        keys.some(
          (name) =>
            problem.server === name ||
            (problem.isAboutAll === true && filesOf(name).includes(problem.file)) ||
            (!configured.has(name) && concerns(problem, name)),
        ),
    )
    .map(
      (problem): Failure => ({
        code: 'E_CONFIG',
        message: problem.message,
        place: `${shown(problem.file, host)}${problem.pointer}`,
        next: problem.next ?? correctEntry(),
      }),
    );
  const found = discovery.found.filter(({ key }) => wanted(key));
  const gone = discovery.stale.filter(
    (name) => !discovery.problems.some((problem) => concerns(problem, name)),
  );
  const stale = gone.filter(wanted);
  if (found.length + stale.length + failures.length === 0) {
    throw new McpLockError(noServersDeclared(), {
      place: discovery.files.map((file) => shown(file, host)).join(', '),
    });
  }
  return { discovery, found, stale, gone, failures };
}

/** A server of this name is in the user's configs, which this run is not for. */
async function isOfUser(name: string, { scope, host }: Settings): Promise<boolean> {
  const ofUser = { ...scope, user: true };
  if (scope.user || scope.configs.length > 0) return false;
  const own = await discoverAny(ofUser, host).catch(() => undefined);
  return own?.found.some(({ key }) => key === name) === true;
}

/** Whether a config may ask for `key` (a name, or `name@client`) in an entry that could not be read. */
const concerns = ({ server }: Notice, key: string): boolean =>
  server === undefined || key === server || key.startsWith(`${server}@`);

/** Prints a notice about a config on stderr. */
export function warn({ file, pointer, message }: Notice, { host, quiet }: Settings): void {
  if (quiet) return;
  const place = `${printable(shown(file, host))}${printable(pointer)}`;
  host.terminal.stderr(`${configNote(place, printable(message))}\n`);
}
