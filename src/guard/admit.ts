/**
 * Whether a server may be started, and as what: the entry of the lock and a command line in; what to run, or why not, out.
 * The entry must agree with itself, the line must be the locked one, and so must the code. Starts no server.
 */
import type { Place } from '../contracts.ts';
import type { Host } from '../host/host.ts';
import { isInside } from '../host/is-inside.ts';
import { pathsOf } from '../launch/line/program.ts';
import { foldersAt, withLinks } from '../launch/place.ts';
import { prepare, readingsHere } from '../launch/prepare.ts';
import type { Found, Prepared } from '../launch/prepared.ts';
import { resolveOrigin } from '../launch/resolve-origin.ts';
import type { ProcessRequest } from '../launch/target.ts';
import { same } from '../lock/canonical.ts';
import { mismatches } from '../lock/hashes.ts';
import type { Entry, Json, Origin, StdioLaunch } from '../model.ts';
import type { NamedFolder } from './launch-match.ts';
import { lineDifference, matches, variablesIn } from './launch-match.ts';
import { lockedVariables, variableDifference } from './locked-env.ts';
import type { GuardOptions } from './serve.ts';
import { startOf, storedLaunch } from './store/stored-launch.ts';

export interface Admitted {
  readonly prepared: Prepared;
  readonly request: ProcessRequest;
  /** It depends on nothing but the lock, the line and the store. */
  readonly lasting: boolean;
}

/** Throws what a launch, a registry or the store throws. */
export async function admit(
  options: GuardOptions,
  place: Place,
  host: Host,
): Promise<Admitted | { readonly refused: string }> {
  const { name, entry } = options;
  if (mismatches(entry).length > 0)
    return { refused: 'its entry in mcp-lock.json does not match its own hashes' };
  const { launch } = entry;
  if (launch.transport !== 'stdio') return { refused: 'it is locked as a remote server' };
  const prepared = prepare(foundOf(options, launch, host), place, await readingsHere(place, host), host);
  const folders = await namedFolders(place, host);
  const different =
    lineDifference(launch, options.command, options.args, folders, isCode(prepared)) ??
    variableDifference(launch, host.env, folders) ??
    programDifference(launch, options.command, folders, place, host);
  if (different !== undefined) return { refused: `its launch is not the locked one: ${different}` };
  if (launch.cwd !== undefined && !isFolder(launch.cwd, host.cwd, folders, place))
    return { refused: 'its launch is not the locked one: it would start in another folder' };
  const stored = await storedLaunch(prepared, entry, place, host);
  const now = await resolveOrigin(prepared, place, host, stored?.origin);
  if (options.onDrift !== 'warn' && (await differs(name, entry, now)))
    return { refused: 'the code it would start is not the locked one' };
  const target =
    stored === undefined
      ? prepared.target
      : await startOf(stored, prepared, options.advise('update'), place, host);
  if (target.kind !== 'stdio') return { refused: 'it starts no process' };
  const { kind: _, ...request } = target;
  const lasting = stored !== undefined && entry.origin.parts === undefined && now.parts === undefined;
  return { prepared, request, lasting };
}

/** The rules of the comparison cost more to load than a start from the store takes in all: loaded when needed. */
async function differs(name: string, { origin }: Entry, now: Origin): Promise<boolean> {
  const { hash: _, ...locked } = origin;
  if (same(locked as unknown as Json, now as unknown as Json)) return false;
  const { compareOrigin, isAdvice } = await import('../diff/origin.ts');
  return !compareOrigin(name, origin, now).every(isAdvice);
}

/** Whether a shell reads the line, or nobody can tell what does. */
const isCode = ({ understood: { identity, wrappers } }: Prepared): boolean =>
  identity.opaque === true || identity.url.startsWith('command:') || wrappers.length > 0;

/** Each by all its paths: where a folder is a link, the lock may have been written by either. */
const namedFolders = async (place: Place, host: Host): Promise<readonly NamedFolder[]> =>
  foldersAt(await withLinks(place, host)).map(({ name, path }) => ({ variable: `\${${name}}`, path }));

/**
 * A variable may stand for the folder of a program, whose value nobody here knows; but what lies in the repository comes
 * with any change to it, so there the value must be known.
 */
function programDifference(
  { command: locked }: StdioLaunch,
  command: string,
  folders: readonly NamedFolder[],
  place: Place,
  host: Host,
): string | undefined {
  const open = variablesIn(locked).filter(({ variable }) =>
    folders.every((one) => one.variable !== variable),
  );
  // A name without a folder is looked up on the PATH.
  if (open.length === 0 || !/[\\/]/.test(command)) return undefined;
  const known = open.flatMap(({ variable, name }) => {
    const path = host.env[name];
    return path === undefined ? [] : [{ variable, path }];
  });
  if (known.length === open.length && matches(locked, command, [...folders, ...known])) return undefined;
  const paths = pathsOf(place);
  return isInside(place.workspaceFolder, paths.resolve(host.cwd, command), paths)
    ? `it names a program of the repository by ${open.map(({ name }) => name).join(', ')}, which is not set so for the guard`
    : undefined;
}

/** Whether a working folder of the lock is this one; a relative one begins at the repository. */
function isFolder(locked: string, here: string, folders: readonly NamedFolder[], place: Place): boolean {
  const { isAbsolute, normalize, join } = pathsOf(place);
  const whole = isAbsolute(locked) || locked.startsWith('$') ? locked : join('${workspaceFolder}', locked);
  const plain = normalize(whole).replace(/[\\/]+$/, '');
  return matches(plain, here, folders);
}

/** The command line as a spec of nobody's config; its variables are those that the lock names. */
function foundOf(options: GuardOptions, locked: StdioLaunch, host: Host): Found {
  const env = lockedVariables(locked, host.env);
  const { command, args, name } = options;
  return {
    key: name,
    client: PLAIN,
    spec: {
      name,
      client: 'generic',
      file: '',
      pointer: '',
      scope: 'project',
      launch: {
        transport: 'stdio',
        command,
        args,
        env: Object.keys(env).sort(),
        // The client starts the guard where its config says.
        ...(locked.cwd === undefined ? {} : { cwd: host.cwd }),
      },
      env,
      enabled: true,
    },
  };
}

const PLAIN: Found['client'] = {
  id: 'guard',
  label: 'guard',
  dialect: 'none',
  format: 'any',
  files: () => [],
  owns: () => 0,
  tells: [],
  read: () => ({ specs: [], notices: [], problems: [] }),
};
