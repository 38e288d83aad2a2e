/**
 * Whether a server may be started, and as what: the entry of the lock and a command line in; what to run, or why not, out. The
 * entry must match its hashes, the line must be the locked one, and so must the code. Starts no server.
 */
import type { OnDrift, Place } from '../contracts.ts';
import type { Host } from '../host/host.ts';
import type { NamedFolder } from '../launch/locked-text.ts';
import { foldersAt, withLinks } from '../launch/place.ts';
import { prepare, readingsHere } from '../launch/prepare.ts';
import type { Found, Prepared } from '../launch/prepared.ts';
import { resolveOrigin } from '../launch/resolve-origin.ts';
import type { ProcessRequest } from '../launch/target.ts';
import { same } from '../lock/canonical.ts';
import { mismatches } from '../lock/hashes.ts';
import type { Entry, Json, Origin, StdioLaunch } from '../model.ts';
import { lineDifference, lockedVariables, variableDifference } from './launch-match.ts';
import {
  codeDiffers,
  configHasNoCommand,
  entryMismatch,
  filesChanged,
  launchDiffers,
  lockedAsRemote,
} from './messages.ts';
import { folderDifference, programDifference } from './program-match.ts';
import { startOf, storedLaunch } from './store/stored-launch.ts';

/** A server as the client starts it through the guard. */
export interface LaunchRequest {
  readonly name: string;
  readonly entry: Entry;
  readonly command: string;
  readonly args: readonly string[];
  readonly onDrift: OnDrift;
}

interface Admitted {
  readonly prepared: Prepared;
  readonly request: ProcessRequest;
  /** It depends on nothing but the lock, the line and the store, so the same line will start the same. */
  readonly repeatable: boolean;
}

/** Throws what a launch, a registry or the store throws. */
export async function admit(
  request: LaunchRequest,
  place: Place,
  host: Host,
): Promise<Admitted | { readonly refused: string }> {
  const { name, entry, command, onDrift } = request;
  if (mismatches(entry).length > 0) return { refused: entryMismatch(name).message };
  const { launch } = entry;
  if (launch.transport !== 'stdio') return { refused: lockedAsRemote() };
  const readings = await readingsHere(place, host);
  const prepared = prepare(foundOf(request, launch, host), place, readings, host);
  const folders = await namedFolders(place, host);
  const difference =
    lineDifference(launch, command, request.args, folders, isShellCode(prepared)) ??
    variableDifference(launch, host.env, folders) ??
    programDifference(launch, command, folders, place, host) ??
    folderDifference(launch, host.cwd, folders, place);
  if (difference !== undefined) return { refused: launchDiffers(difference) };
  const stored = await storedLaunch(prepared, entry, place, host);
  const origin = await resolveOrigin(prepared, place, host, stored?.origin);
  if (onDrift !== 'warn' && (await isOtherCode(name, entry, origin))) return { refused: codeDiffers() };
  const changed = stored === undefined ? await changedFile(prepared, entry, origin, place, host) : undefined;
  if (onDrift !== 'warn' && changed !== undefined) return { refused: changed };
  const target = stored === undefined ? prepared.target : await startOf(stored, prepared, place, host);
  if (target.kind !== 'stdio') return { refused: configHasNoCommand() };
  const { kind: _, ...processRequest } = target;
  const repeatable = stored !== undefined && entry.origin.parts === undefined && origin.parts === undefined;
  return { prepared, request: processRequest, repeatable };
}

/** The rules of the comparison take longer to load than a whole start from the store: loaded only for what differs. */
async function isOtherCode(name: string, { origin }: Entry, current: Origin): Promise<boolean> {
  const { hash: _, ...locked } = origin;
  if (same(locked as unknown as Json, current as unknown as Json)) return false;
  const { originDiffers } = await import('../verify/differs.ts');
  return originDiffers(name, origin, current);
}

/** What npx would run with other bytes than the locked ones, where the server does not start from the store. */
async function changedFile(
  prepared: Prepared,
  { dependencies }: Entry,
  origin: Origin,
  place: Place,
  host: Host,
): Promise<string | undefined> {
  if (prepared.understood.launcher.folder === undefined) return undefined;
  const { proofOfFiles } = await import('../launch/tree.ts');
  const proof = await proofOfFiles(prepared, origin, dependencies, place, host);
  return proof?.kind === 'differs' ? filesChanged(proof.path, proof.how, proof.more).message : undefined;
}

/** Whether a shell reads the line, or something unknown. */
const isShellCode = ({ understood: { identity, wrappers } }: Prepared): boolean =>
  identity.opaque === true || identity.url.startsWith('command:') || wrappers.length > 0;

/** Each by all its paths: where a folder is a link, the lock can hold either. */
const namedFolders = async (place: Place, host: Host): Promise<readonly NamedFolder[]> =>
  foldersAt(await withLinks(place, host)).map(({ name, path }) => ({ variable: `\${${name}}`, path }));

/** The command line as a spec of no config; its variables are those that the lock names. */
function foundOf({ name, command, args }: LaunchRequest, locked: StdioLaunch, host: Host): Found {
  const env = lockedVariables(locked, host.env);
  return {
    key: name,
    client: NO_CLIENT,
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
        // The client starts the guard in the folder that its config names.
        ...(locked.cwd === undefined ? {} : { cwd: host.cwd }),
      },
      env,
      enabled: true,
    },
  };
}

const NO_CLIENT: Found['client'] = {
  id: 'guard',
  label: 'guard',
  dialect: 'none',
  format: 'any',
  files: () => [],
  filesAbove: () => [],
  names: 'apart',
  owns: () => 0,
  tells: [],
  read: () => ({ specs: [], notices: [], problems: [] }),
  guardEntry: () => ({ command: 'command', args: 'args', env: 'env', shared: [], startKeys: [] }),
};
