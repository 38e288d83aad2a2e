/**
 * Makes a spec ready: expands its variables, identifies its launch, and derives what would be locked of it and what it
 * takes to start it. In: a spec. Out: `Prepared`. Asks nobody and starts nothing.
 */
import type { Place, Understood } from '../contracts.ts';
import { McpLockError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { startIn } from '../host/paths.ts';
import { shown } from '../host/shown-path.ts';
import { sameAddress } from '../lock/address.ts';
import type { Cleaning } from '../lock/entry.ts';
import { lockLaunch } from '../lock/entry.ts';
import { launchHash } from '../lock/hashes.ts';
import { heldSecrets, longestFirst } from '../lock/held-secrets.ts';
import { secretsOf } from '../lock/literal-secrets.ts';
import type { Folder } from '../lock/portable.ts';
import { portableText } from '../lock/portable.ts';
import type { Launch, LockedLaunch } from '../model.ts';
import type { MissingVariable } from '../variables/expand.ts';
import { expand, expandSpec } from '../variables/expand.ts';
import { childEnvironment, npxOverrides } from './environment.ts';
import { foreignPathError } from './foreign-path.ts';
import { partsOf, understand } from './line/understand.ts';
import { emptyHeader, variableDoubtful, variableNotSet, variableOfClient } from './messages.ts';
import { refuseVariablePackageAsWritten } from './package-variable.ts';
import { foldersAt, withLinks } from './place.ts';
import type { Found, Prepared, Reading } from './prepared.ts';
import type { Target } from './target.ts';
import { addressesAsWritten } from './variable-placeholders.ts';

/** All readings of this machine's folders, the usual one first; the same for every server. */
export async function readingsHere(place: Place, host: Host): Promise<readonly Reading[]> {
  return readingsOf(foldersAt(await withLinks(place, host))).map((folders) => ({
    portable: portableText(folders, true),
    portableConfig: portableText(folders, false),
  }));
}

/**
 * Which folders may be meant. All of them, first; then without those that other machines name otherwise although the text
 * says the same everywhere.
 */
const readingsOf = (folders: readonly Folder[]): readonly (readonly Folder[])[] => [
  folders,
  folders.filter(({ name }) => name !== 'tmpdir'),
  [...folders, { name: 'tmpdir', path: '/tmp' }],
  folders.filter(({ name }) => name === 'workspaceFolder'),
  [],
];

/** Expands and identifies one spec; asks nobody. Throws E_LAUNCH when it cannot be locked at all. */
export function prepare(found: Found, place: Place, here: readonly Reading[], host: Host): Prepared {
  const { spec, client } = found;
  const { launch, env, unset, clientOnly, withoutValue, missing } = expandSpec(spec, client.dialect, place);
  const literal = spec.launch.transport === 'stdio' ? spec.launch.args : [];
  const secrets = [
    ...secretsOf(commandOf(spec.launch), literal, spec.env),
    ...secretsOf(commandOf(launch), launch.transport === 'stdio' ? launch.args : [], env),
  ].sort((a, b) => b.length - a.length);
  const held = longestFirst([
    ...heldSecrets(startOf(launch), launch.transport === 'stdio' ? launch.args : [], env),
    ...heldSecrets(startOf(spec.launch), literal, spec.env),
  ]);
  const readings = here.map((reading): Cleaning => ({ ...reading, secrets, held }));
  const [cleaning = { portable: String, portableConfig: String, secrets, held }] = readings;
  // An address is identified as it is written: a variable in it may be a secret, and differs from person to person.
  const written = launch.transport === 'stdio' ? launch : spec.launch;
  const at = `${shown(spec.file, host)}${spec.pointer}`;
  const unreachable =
    missing === undefined ? emptyHeaderError(found, place, at) : missingVariableError(missing, at);
  refuseVariablePackageAsWritten(spec.launch, place, at);
  const understood = addressesAsWritten(
    understandOrThrow(unreachable, written, place),
    { spec, dialect: client.dialect },
    place,
    secrets,
    at,
  );
  const { identity } = understood;
  const notReached = unreachable ?? foreignPathError(understood, place, at);
  const target: Target =
    launch.transport === 'stdio'
      ? {
          kind: 'stdio',
          command: launch.command,
          args: launch.args,
          cwd: startIn(place, launch.cwd),
          env: withOverrides(
            childEnvironment(host, env),
            [understood, ...partsOf(understood)].some((one) => one.identity.launcher === 'npx')
              ? npxOverrides(place.platform)
              : {},
          ),
        }
      : { kind: 'http', transport: launch.transport, url: launch.url, headers: env };
  const locked = lockLaunch(spec.launch, cleaning, spec.env);
  const values = [...Object.values(spec.env), ...Object.values(env)];
  return {
    key: found.key,
    found,
    launch,
    locked,
    understood,
    identity,
    cleaning,
    readings,
    target,
    ownEnv: env,
    values,
    unset: [...unset, ...clientOnly],
    withoutValue,
    ...(notReached === undefined ? {} : { unreachable: notReached }),
  };
}

/** For a variable without a value: a line or header with its name in it is never started or sent. */
const missingVariableError = (
  { name, clientOnly, doubtful, where }: MissingVariable,
  at: string,
): McpLockError => {
  const placeholder = /^\w/.test(name) ? `\${${name}}` : name;
  const said =
    doubtful === true
      ? variableDoubtful(placeholder, where)
      : clientOnly
        ? variableOfClient(placeholder, where)
        : variableNotSet(name, where);
  return new McpLockError(said, { place: at });
};

/** A header that is left empty, or with its scheme alone, by a variable that is. */
function emptyHeaderError({ spec, client }: Found, place: Place, at: string): McpLockError | undefined {
  if (spec.launch.transport === 'stdio') return undefined;
  for (const [header, written] of Object.entries(spec.env)) {
    const { text } = expand(written, client.dialect, place);
    if (text === written || !/^(?:(?:bearer|basic|token)\s*)?$/i.test(text.trim())) continue;
    return new McpLockError(emptyHeader(header), { place: at });
  }
  return undefined;
}

/** The one header of a remote server that only its client can fill in (`${input:…}`); undefined where others are open, too. */
export function headerOfClient({ spec, client }: Found, place: Place): string | undefined {
  const open = Object.entries(spec.env)
    .map(([name, text]) => ({ name, ...expand(text, client.dialect, place) }))
    .filter(({ unset, clientOnly }) => unset.length + clientOnly.length > 0);
  const [header] = open;
  return open.length === 1 && header?.unset.length === 0 ? header.name : undefined;
}

/** What a launch is. For a line with an unset variable, `unreachable` says more than an error about the line. */
function understandOrThrow(unreachable: McpLockError | undefined, launch: Launch, place: Place): Understood {
  try {
    return understand(launch, place);
  } catch (error) {
    throw unreachable ?? error;
  }
}

/** The environment with these variables in place of the same names in any spelling. */
function withOverrides(
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
const startOf = (launch: Launch): string => (launch.transport === 'stdio' ? launch.command : launch.url);

/** The same address in another spelling, and the same in all else. */
const isRespelled = (now: LockedLaunch, locked: LockedLaunch): boolean =>
  now.transport !== 'stdio' &&
  locked.transport !== 'stdio' &&
  sameAddress(now.url, locked.url) &&
  launchHash({ ...now, url: locked.url }) === locked.hash;

/** The spec as the locked launch reads it, where one of its readings is that launch. */
export function matchLockedSpelling(prepared: Prepared, launch: LockedLaunch): Prepared {
  if (prepared.locked.hash === launch.hash) return prepared;
  const { spec } = prepared.found;
  for (const reading of prepared.readings) {
    const locked = lockLaunch(spec.launch, reading, spec.env);
    if (locked.hash === launch.hash || isRespelled(locked, launch)) return { ...prepared, locked: launch };
  }
  return prepared;
}
