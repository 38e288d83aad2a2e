/**
 * `mcp-lock guard SERVER -- COMMAND…` and, for the remote server of that name in the config, `mcp-lock guard SERVER`: runs
 * between a client and its server and passes on what is locked.
 * stdout belongs to the client: messages go to stderr and, with `--log`, to a file.
 */
import { isAbsolute, relative, resolve } from 'node:path';
import { unknownValue } from '../../config/messages.ts';
import { keyNamed, serverNames } from '../../config/server-names.ts';
import type { Settings } from '../../config/settings.ts';
import type { OnDrift, Place } from '../../contracts.ts';
import { ON_DRIFT } from '../../contracts.ts';
import { printable } from '../../display/printable.ts';
import { withRunFlags } from '../../display/run-flags.ts';
import { errno, McpLockError } from '../../errors.ts';
import type { GuardEvent } from '../../guard/event.ts';
import { makeKeeper } from '../../guard/kept/keep.ts';
import { logLine, sampled, spokenLine } from '../../guard/log.ts';
import type { Remote } from '../../guard/remote-entry.ts';
import type { StartKey } from '../../guard/store/remembered-start.ts';
import { rememberedStart, rememberStart } from '../../guard/store/remembered-start.ts';
import type { ServerHost } from '../../host/host.ts';
import { isInside } from '../../host/is-inside.ts';
import { exists } from '../../host/kind-at.ts';
import { shown } from '../../host/shown-path.ts';
import type { ProcessRequest } from '../../launch/target.ts';
import { entryIn } from '../../lock/entry.ts';
import { loadLock } from '../../lock/store.ts';
import type { Lockfile } from '../../model.ts';
import type { WatchedServer } from '../../server/watched-server.ts';
import { startWatched } from '../../server/watched-server.ts';
import { logUnwritable, serverNotLocked } from '../messages.ts';

interface GuardCommandOptions {
  readonly onDrift?: string;
  readonly strict?: boolean;
  readonly log?: string;
}

/** Runs the command; returns the exit status. `started`: perhaps the server, on its way already. */
export async function guardCommand(
  typed: string,
  line: readonly string[],
  options: GuardCommandOptions,
  given: Settings,
  started?: WatchedServer,
): Promise<number> {
  const { host, root, lockPath, place } = given;
  const [command, ...args] = line;
  const onDrift = onDriftOf(options.onDrift ?? 'hide');
  const { lockfile, bytes } = await loadLock(lockPath, root, host);
  if (lockfile === undefined) {
    const { lockMissingError } = await import('../../verify/require-lock.ts');
    throw await lockMissingError({ ...given, command: 'verify' });
  }
  const name = keyNamed(typed, serverNames(lockfile)) ?? typed;
  const entry = entryIn(lockfile, name);
  if (entry === undefined) {
    throw new McpLockError(serverNotLocked(name), { place: shown(lockPath, host) });
  }
  const settings = await heeded(lockfile, given);
  const { timeoutMs } = settings;
  // Before the log is opened, so that a wrong command line creates no file.
  const found = command === undefined ? await remoteOf(name, settings) : undefined;
  const log = options.log === undefined ? undefined : openLog(options.log, host);
  const keeper =
    bytes === undefined ? undefined : makeKeeper({ server: name, lock: lockPath, bytes, onDrift }, host);
  const note = sampled((event: GuardEvent) => {
    keeper?.note(event);
    log?.(logLine(event, name, onDrift, new Date(host.time()).toISOString()));
    const said = spokenLine(event, name, onDrift);
    if (said !== undefined) host.terminal.stderr(said);
  });
  const early =
    bytes === undefined || found !== undefined ? undefined : { name, entry, lock: bytes, words: line };
  const running = started ?? (early === undefined ? undefined : await startEarly(early, place, host));
  const client = host.pipes();
  const withFlags = (next: string) => withRunFlags(next, settings.render.flags ?? '');
  const shared = {
    name,
    withFlags,
    entry,
    onDrift,
    strict: options.strict === true,
    timeoutMs,
    client,
    note,
  };
  if (found === undefined) {
    // The gate is loaded while the server starts.
    const { serve } = await import('../../guard/serve.ts');
    const remember = async (request: ProcessRequest) => {
      if (early !== undefined) await rememberStart(request, early, place, host);
    };
    const writeLog = (text: string) =>
      host.terminal.stderr(`${printable(name, { maxChars: 80 })}: ${text}\n`);
    const start = { command: command ?? '', args, early: running, remember, writeLog };
    return serve({ ...shared, ...start }, place, host).finally(() => keeper?.end());
  }
  const { serveRemote } = await import('../../guard/serve-remote.ts');
  return serveRemote({ ...shared, ...found }, place, host).finally(() => keeper?.end());
}

/** With the time limit of the settings, if the lock has their hash. A guard without any reads no file for them. */
async function heeded(lockfile: Lockfile, settings: Settings): Promise<Settings> {
  if (lockfile.settingsHash === undefined) return settings;
  const { heed } = await import('../../verify/heed.ts');
  return (await heed({}, lockfile, settings)).settings;
}

/** The server as it was started before, or undefined when nothing is known of it. Never the last word. */
async function startEarly(key: StartKey, place: Place, host: ServerHost): Promise<WatchedServer | undefined> {
  const request = await rememberedStart(key, place, host);
  return request === undefined ? undefined : startWatched(request, host).catch(() => undefined);
}

async function remoteOf(name: string, settings: Settings): Promise<Remote> {
  const { remoteEntry } = await import('../../guard/remote-entry.ts');
  const { host, root, scope } = settings;
  const configs: string[] = [];
  for (const path of scope.configs) {
    // A client that was started in a folder below names the config from there.
    const above = resolve(root, relative(host.cwd, path));
    const isHere = await exists(path, host);
    configs.push(!isHere && isInside(root, host.cwd, { relative, isAbsolute }) ? above : path);
  }
  return remoteEntry(name, { ...settings, scope: { ...scope, configs } });
}

function openLog(path: string, host: ServerHost): (text: string) => void {
  try {
    return host.openLog(resolve(host.cwd, path));
  } catch (error) {
    throw new McpLockError(logUnwritable(errno(error) ?? 'unknown reason'), { place: path, cause: error });
  }
}

function onDriftOf(text: string): OnDrift {
  const known = ON_DRIFT.find((one) => one === text);
  if (known !== undefined) return known;
  throw new McpLockError(unknownValue('--on-drift', text, ON_DRIFT));
}
