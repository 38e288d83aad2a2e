/**
 * From a spec to an entry: expand, identify, resolve, observe, lock; side by side for many servers. The one place
 * that joins clients, launchers, surface and lock. Never compares and never prints.
 */
import { expandSpec } from './clients/variables.ts';
import type { Identity, Launcher, Place } from './contracts.ts';
import type { Found } from './discover.ts';
import { McpLockError } from './errors.ts';
import type { Host } from './host.ts';
import { identify } from './launchers/index.ts';
import { npxGuard } from './launchers/npx-guard.ts';
import type { Cleaning, Templates } from './lock/entry.ts';
import { cleanSurface, lockLaunch, lockOrigin, makeEntry, templatesOf } from './lock/entry.ts';
import type { Folder } from './lock/portable.ts';
import { portableText } from './lock/portable.ts';
import { redactLiterals, redactText, secretsOf } from './lock/redact.ts';
import { shown } from './lock/store.ts';
import type { Entry, Launch, LockedLaunch, Origin, Surface } from './model.ts';
import type { Target } from './surface/connect.ts';
import { childEnvironment } from './surface/environment.ts';
import { STDERR_KEPT } from './surface/process.ts';
import { volatilePlaces } from './surface/volatile.ts';

/** A spec made ready: what would be locked of its launch, and what it takes to start it. Holds secrets. */
export interface Prepared {
  readonly key: string;
  readonly found: Found;
  /** Variables expanded. */
  readonly launch: Launch;
  /** As the lock has it: portable, redacted, hashed. */
  readonly locked: LockedLaunch;
  readonly identity: Identity;
  readonly launcher: Launcher;
  readonly cleaning: Cleaning;
  readonly target: Target;
  /** What the config sets for the server, expanded. */
  readonly ownEnv: Readonly<Record<string, string>>;
  /** Every value the config gives a variable or header: none of them may show in a message. */
  readonly values: readonly string[];
  /** Variables the config names that are not set here. */
  readonly unset: readonly string[];
}

/** This machine's folders and their names in the lock. */
export async function foldersOf(place: Place, host: Host): Promise<readonly Folder[]> {
  const named = [
    ['workspaceFolder', place.workspaceFolder],
    ['userHome', place.userHome],
    ['tmpdir', place.tmpdir],
  ] as const;
  const out: Folder[] = [];
  for (const [name, path] of named) {
    out.push({ name, path });
    const real = await host.files.realPath(path).catch(() => path);
    if (real !== path) out.push({ name, path: real });
  }
  return out;
}

/** Expands and identifies one spec; asks nobody. Throws E_LAUNCH when it cannot be locked at all. */
export function prepare(found: Found, place: Place, folders: readonly Folder[], host: Host): Prepared {
  const { spec, client } = found;
  const { launch, env, unset, kept } = expandSpec(spec, client.dialect, place);
  const literal = spec.launch.transport === 'stdio' ? spec.launch.args : [];
  const cleaning: Cleaning = {
    portable: portableText(folders, true),
    portableConfig: portableText(folders, false),
    secrets: [
      ...secretsOf(commandOf(spec.launch), literal, spec.env),
      ...secretsOf(commandOf(launch), launch.transport === 'stdio' ? launch.args : [], env),
    ].sort((a, b) => b.length - a.length),
  };
  const open = [...unset, ...kept].find((name) => lineMentions(launch, name));
  if (open !== undefined) {
    const asked = /^(?:input|command|config):/.test(open);
    throw new McpLockError(
      'E_LAUNCH',
      asked
        ? `its launch line holds \${${open}}, which only its client can fill in`
        : `its launch line needs ${open}, which is not set here`,
      {
        place: `${shown(spec.file, host)}${spec.pointer}`,
        next: asked
          ? 'write the value, or a variable of the environment, into the config'
          : `set ${open} in the environment, or write the value into the config`,
      },
    );
  }
  // An address is identified as it is written: a variable in it may be a secret, and differs from person to person.
  const written = launch.transport === 'stdio' ? launch : spec.launch;
  const { launcher, identity } = identify(written, place);
  const target: Target =
    launch.transport === 'stdio'
      ? {
          kind: 'stdio',
          command: launch.command,
          args: launch.args,
          cwd: launch.cwd ?? place.workspaceFolder,
          env: guarded(
            childEnvironment(host, env),
            identity.launcher === 'npx' ? npxGuard(place.platform) : {},
          ),
        }
      : { kind: 'http', url: launch.url, headers: env };
  const locked = lockLaunch(spec.launch, cleaning, spec.env);
  const values = [...Object.values(spec.env), ...Object.values(env)];
  return {
    key: found.key,
    found,
    launch,
    locked,
    identity,
    launcher,
    cleaning,
    target,
    ownEnv: env,
    values,
    unset,
  };
}

/** The environment with these variables in place of the same names in any spelling. */
function guarded(
  env: Readonly<Record<string, string>>,
  last: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const names = new Set(Object.keys(last).map((name) => name.toLowerCase()));
  return {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !names.has(name.toLowerCase()))),
    ...last,
  };
}

const commandOf = (launch: Launch): string => (launch.transport === 'stdio' ? launch.command : '');

const lineMentions = (launch: Launch, name: string): boolean => {
  const texts =
    launch.transport === 'stdio' ? [launch.command, launch.cwd ?? '', ...launch.args] : [launch.url];
  return texts.some((text) => new RegExp(String.raw`[$\{:%]${name.replace(/[^\w:-]/g, '.')}\b`).test(text));
};

/** What the launch's package, file or address is today. Throws E_REGISTRY, E_LAUNCH. */
export const resolveOrigin = (prepared: Prepared, place: Place, host: Host): Promise<Origin> =>
  prepared.launcher.resolve(
    prepared.identity,
    prepared.launch.transport === 'stdio' ? prepared.launch : prepared.found.spec.launch,
    // What the config sets steers npm for the server too: its registry, its proxy.
    { ...place, env: { ...place.env, ...prepared.ownEnv } },
    host,
  );

export interface ReadOptions {
  readonly timeoutMs: number;
  readonly place: Place;
}

/** One read against a locked entry: the first read counts if it matches, otherwise the read after quiet. */
export async function readAgainst(
  prepared: Prepared,
  locked: Entry,
  options: ReadOptions,
  host: Host,
): Promise<Entry> {
  const templates = templatesOf(locked);
  const entryOf = (surface: Surface) => toEntry(prepared, locked.origin, surface, templates);
  const surface = await session(prepared, host, {
    ...options,
    era: locked.server.protocolVersion >= '2026' ? 'modern' : 'legacy',
    accept: (first) => sameText(entryOf(first), locked),
  });
  return entryOf(surface);
}

const sameText = (live: Entry, locked: Entry): boolean => {
  const hashes = (entry: Entry) =>
    JSON.stringify([
      entry.server.hash,
      ...[entry.tools, entry.prompts, entry.resources, entry.resourceTemplates].map((items) =>
        Object.entries(items)
          .map(([key, item]) => `${key} ${item.hash}`)
          .sort(),
      ),
    ]);
  return hashes(live) === hashes(locked);
};

/** A new entry: two reads from two separate starts, so that text that changes from start to start is found. */
export async function readTwice(
  prepared: Prepared,
  origin: Origin,
  options: ReadOptions,
  host: Host,
): Promise<Entry> {
  const first = await session(prepared, host, { ...options, era: 'modern' });
  const era = first.server.protocolVersion >= '2026' ? 'modern' : 'legacy';
  const second = await session(prepared, host, { ...options, era });
  const [a, b] = [cleanSurface(first, prepared.cleaning), cleanSurface(second, prepared.cleaning)];
  return toEntry(prepared, origin, first, volatilePlaces(a, b));
}

const toEntry = (prepared: Prepared, origin: Origin, surface: Surface, volatile: Templates): Entry =>
  makeEntry({
    launch: prepared.locked,
    origin: lockOrigin(origin),
    surface: cleanSurface(surface, prepared.cleaning),
    volatile,
  });

type Session = ReadOptions & {
  readonly era: 'modern' | 'legacy';
  readonly accept?: (first: Surface) => boolean;
};

async function session(prepared: Prepared, host: Host, options: Session): Promise<Surface> {
  try {
    const { observeOnce } = await loadSurface();
    return await observeOnce(prepared.target, { ...options, root: options.place.workspaceFolder }, host);
  } catch (error) {
    if (!(error instanceof McpLockError)) throw error;
    const { stderr, ...detail } = error.detail;
    const clean = (text: string) => redactText(redactLiterals(text, everySecret(prepared)));
    const hint = prepared.unset.length === 0 ? '' : ` (not set here: ${prepared.unset.join(', ')})`;
    throw new McpLockError(error.code, `${clean(error.message)}${hint}`, {
      ...detail,
      ...(stderr === undefined ? {} : { stderr: clean(stderr).slice(-STDERR_KEPT) }),
    });
  }
}

const everySecret = ({ cleaning, values }: Prepared): readonly string[] =>
  [...new Set([...cleaning.secrets, ...values.filter((value) => value.length >= 6)])].sort(
    (a, b) => b.length - a.length,
  );

/** The MCP SDK costs more to load than an offline check takes in all, so it is loaded when it is needed. */
export const loadSurface = (): Promise<typeof import('./surface/session.ts')> =>
  import('./surface/session.ts');

/** Runs `work` on every value, at most `limit` at a time, results in the order of the values. */
export async function sideBySide<T, R>(
  values: readonly T[],
  limit: number,
  work: (value: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = new Array(values.length);
  let next = 0;
  const worker = async () => {
    while (next < values.length) {
      const index = next;
      next += 1;
      results[index] = await work(values[index] as T);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, values.length) }, worker));
  return results;
}
