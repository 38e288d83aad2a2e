/**
 * One configured server as `list` tells of it: what the config says in, facts out that may be stored or printed. Variables
 * in addresses stay names and credentials are replaced; nothing is started or contacted.
 */
import type { Settings } from '../config/settings.ts';
import type { Place, Understood } from '../contracts.ts';
import { orUndefined } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { shown } from '../host/shown-path.ts';
import { filePath, fileUrl } from '../launch/line/origin-url.ts';
import { partsOf, understand } from '../launch/line/understand.ts';
import { placeOf, withServerEnv } from '../launch/place.ts';
import { prepare } from '../launch/prepare.ts';
import type { Found, Prepared, Reading } from '../launch/prepared.ts';
import { looksSecret } from '../lock/credential.ts';
import { redactLiterals } from '../lock/redact-literals.ts';
import { redactText } from '../lock/redact-text.ts';
import { redactUrl } from '../lock/redact-url.ts';
import type { Entry, KeySource } from '../model.ts';
import { failureOf } from '../report/report.ts';

/** A launch, or a part of one: what a runner or a proxy starts or reaches. */
export interface ListedLaunch {
  readonly launcher: string;
  /** What stands around the launch, outermost first: `cmd`, `env`. */
  readonly wrappers: readonly string[];
  /** Where its code comes from, with the version it asks for behind `@`. */
  readonly origin: string;
  /** The version, range, tag or digest as written; empty when there is none. */
  readonly requested: string;
  readonly pinned: boolean;
  readonly opaque: boolean;
  /** The line names a file that cannot be hashed now, so nothing pins it. */
  readonly unchecked?: true;
}

export interface ListedServer extends ListedLaunch {
  /** Its plain name where no other server of the list has it; else its key. */
  readonly server: string;
  /** Its name in the lock it belongs to. */
  readonly key: string;
  readonly name: string;
  readonly client: string;
  /** Ids of the clients that start it. */
  readonly clients: readonly string[];
  /** Other clients that start it from the same file, by what they call themselves. */
  readonly readers: readonly string[];
  readonly file: string;
  /** The folder that its config is for; absent: any. */
  readonly folder?: string;
  /** Where several configs make one server of it. */
  readonly from?: readonly KeySource[];
  readonly scope: string;
  /** What it starts or reaches in turn: the script of a runner, the address behind a proxy. */
  readonly parts: readonly ListedLaunch[];
  readonly locked: boolean;
  /** The version in the lock. */
  readonly lockedVersion?: string;
  readonly enabled: boolean;
  /** Every config starts it through `mcp-lock guard`, and the guard can start here. */
  readonly guarded?: true;
  /** Why it cannot be locked, or not be started here. */
  readonly problem?: string;
}

/** What there is to tell of one server. `entry`: its record in the lock. `dead`: why its guard cannot start. */
export async function listedServer(
  found: Found,
  entry: Entry | undefined,
  readings: readonly Reading[],
  { host, place: ofRun }: Settings,
  dead?: string,
): Promise<ListedServer> {
  const place = placeOf(found, ofRun);
  const { spec, key } = found;
  const version = entry?.origin.version;
  const base = {
    server: key,
    key,
    name: spec.name,
    client: spec.client,
    clients: found.clients ?? [spec.client],
    readers: found.readers ?? [],
    file: shown(spec.file, host),
    ...(spec.folder === undefined ? {} : { folder: shown(spec.folder, host) }),
    ...(spec.from === undefined
      ? {}
      : { from: spec.from.map(({ file, keys }) => ({ file: shown(file, host), keys })) }),
    scope: spec.scope,
  };
  const state = {
    locked: entry !== undefined,
    ...(version === undefined ? {} : { lockedVersion: version }),
    enabled: spec.enabled,
    ...(spec.guarded === undefined || dead !== undefined ? {} : { guarded: true as const }),
  };
  try {
    const prepared = prepare(found, place, readings, host);
    const { unreachable } = prepared;
    const files = await uncheckedFiles(prepared, place, host);
    const { error } = files;
    const [own, ...parts] = launchesOf(prepared, place, files);
    const failure = unreachable ?? error;
    const problem = failure === undefined ? dead : failureOf(failure).message;
    return { ...base, ...(own ?? NOTHING), parts, ...state, ...(problem === undefined ? {} : { problem }) };
  } catch (error) {
    return { ...base, ...NOTHING, parts: [], ...state, problem: failureOf(error).message };
  }
}

const NOTHING: ListedLaunch = {
  launcher: '',
  wrappers: [],
  origin: '',
  requested: '',
  pinned: false,
  opaque: false,
};

interface Unchecked {
  readonly unchecked: ReadonlySet<Understood>;
  /** Where the others are, as the disk says. */
  readonly urls: ReadonlyMap<Understood, string>;
  /** The first reason. */
  readonly error?: unknown;
}

/** Launches of files of this machine that cannot be hashed now: missing, unreadable, of another platform. */
async function uncheckedFiles(
  { understood, ownEnv, unreachable }: Prepared,
  place: Place,
  host: Host,
): Promise<Unchecked> {
  const unchecked = new Set<Understood>();
  const urls = new Map<Understood, string>();
  let error: unknown;
  for (const one of allOf(understood)) {
    const { launcher, identity, launch, sets } = one;
    if (launcher.id === 'remote') continue;
    // A line with a variable without a value, or with a path of another system, is never looked up.
    if (unreachable !== undefined) unchecked.add(one);
    const path = filePath(identity.url, place);
    if (!identity.pinned || unreachable !== undefined || path === undefined) continue;
    try {
      const around = withServerEnv(place, { ...ownEnv, ...sets });
      // A launcher that asks a registry takes the file as it is.
      if (launcher.remote) {
        if ((await host.files.kind(path)) !== 'file') unchecked.add(one);
        continue;
      }
      const { url, integrity } = await launcher.resolve(identity, launch, around, host);
      if (integrity === undefined) unchecked.add(one);
      else urls.set(one, url);
    } catch (failed) {
      unchecked.add(one);
      error ??= failed;
    }
  }
  return { unchecked, urls, ...(error === undefined ? {} : { error }) };
}

/** The launch, then its parts. */
function launchesOf(
  prepared: Prepared,
  place: Place,
  { unchecked, urls }: Unchecked,
): readonly ListedLaunch[] {
  const { understood, found, cleaning } = prepared;
  // A word that also stands in a variable is no reason to hide a part of a name.
  const secrets = cleaning.secrets.filter(looksSecret);
  // Undefined when only the launch with its variables filled in means anything.
  const written = allOf(orUndefined(() => understand(found.spec.launch, place)));
  const listed = allOf(understood).map((one, index): ListedLaunch => {
    const { identity, wrappers } = one;
    const { launcher, requested } = identity;
    // A variable in an address may be a secret: it is told as it is written.
    const twin = written[index]?.identity;
    const { url: named } = launcher === 'remote' && twin?.launcher === 'remote' ? twin : identity;
    const url = urls.get(one) ?? named;
    const origin = redactLiterals(requested === '' ? url : `${url}@${requested}`, secrets);
    return {
      launcher,
      wrappers,
      origin: /^(?:git\+)?https?:/.test(origin) ? redactUrl(origin) : redactText(origin),
      requested: redactText(redactLiterals(requested, secrets)),
      pinned: identity.pinned && identity.opaque !== true && !unchecked.has(one),
      opaque: identity.opaque === true,
      ...(unchecked.has(one) ? { unchecked: true } : {}),
    };
  });
  const folders = allOf(understood).flatMap(({ identity }) => identity.mounted?.folders ?? []);
  const mounts = folders.map((folder): ListedLaunch => {
    const origin = redactText(redactLiterals(fileUrl(folder, place), secrets));
    return { ...NOTHING, launcher: 'mounted', origin, unchecked: true };
  });
  return [...listed, ...mounts];
}

const allOf = (understood: Understood | undefined): readonly Understood[] =>
  understood === undefined ? [] : [understood, ...partsOf(understood)];
