/**
 * The flags of `npx` and `npm exec`. In: arguments. Out: packages, positionals, and the flags that decide where npm
 * looks. A flag that takes a value hides the word after it; every other flag, known or not, is a switch, as in npm's
 * own parser (config definitions of npm 11).
 */

/** What stands on an `npx` line. */
export interface NpxLine {
  /** Values of `--package`. */
  readonly packages: readonly string[];
  readonly positionals: readonly string[];
  /** Flags that decide where npm asks, as environment variables of npm. */
  readonly settings: Readonly<Record<string, string>>;
  /** Folder in place of the working folder, as written. */
  readonly prefix?: string;
  /** A flag moves the line to workspaces of the project. */
  readonly workspace: boolean;
}

const VALUED = new Set(
  `_auth access allow-directory allow-file allow-git allow-remote allow-scripts also audit-level auth-type before ca
  cache cache-max cache-min cafile call cert cidr cpu depth diff diff-dst-prefix diff-src-prefix diff-unified editor
  enjoy-by expect-result-count fetch-retries fetch-retry-factor fetch-retry-maxtimeout fetch-retry-mintimeout
  fetch-timeout git globalconfig heading https-proxy include install-strategy key libc local-address location
  lockfile-version loglevel logs-dir logs-max maxsockets message min-release-age min-release-age-exclude node-gyp
  node-options noproxy omit only os otp package prefix preid proxy reg registry replace-registry-host save-prefix
  scope script-shell searchlimit shell tag tag-version-prefix umask user-agent userconfig viewer which workspace
  c C L m w`.split(/\s+/),
);

/** Where and what npm asks; passed on to the lookup, so that it asks the same. */
const LOOKUP_FLAGS = new Set(
  'registry userconfig globalconfig cache tag before min-release-age proxy https-proxy noproxy cafile'.split(
    ' ',
  ),
);

const WORKSPACE_FLAGS = new Set('workspace w workspaces ws include-workspace-root iwr'.split(' '));

/** Reads the arguments of `npx` (flags end at the package) or of `npm exec` (flags go on until `--`). */
export function readNpx(args: readonly string[], form: 'npx' | 'exec'): NpxLine {
  const packages: string[] = [];
  const positionals: string[] = [];
  const settings: Record<string, string> = Object.create(null);
  let prefix: string | undefined;
  let workspace = false;
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--' || (form === 'npx' && !isFlag(arg))) {
      positionals.push(...args.slice(arg === '--' ? at + 1 : at));
      break;
    }
    if (!isFlag(arg)) {
      positionals.push(arg);
      continue;
    }
    const [, name = '', glued] = /^-+([^=]*)(?:=(.*))?$/s.exec(arg) ?? [];
    // As a token of its own `-p` is `--package` to npx and `--parseable` to npm exec.
    const isPackage = name === 'package' || (form === 'npx' && name === 'p');
    const takes = glued === undefined && (isPackage || VALUED.has(name) || /^@[^/]+:registry$/.test(name));
    if (takes && args[at + 1] !== '--') at += 1;
    workspace ||= WORKSPACE_FLAGS.has(name);
    const value = glued ?? (takes ? args[at] : undefined);
    if (name === 'prefix' || name === 'C') prefix = value;
    if (value === undefined) continue;
    if (isPackage) packages.push(value);
    const setting = name === 'reg' ? 'registry' : name === 'enjoy-by' ? 'before' : name;
    if (setting.startsWith('@')) settings[`npm_config_${setting}`] = value;
    else if (LOOKUP_FLAGS.has(setting)) settings[`npm_config_${setting.replaceAll('-', '_')}`] = value;
  }
  return { packages, positionals, settings, workspace, ...(prefix === undefined ? {} : { prefix }) };
}

const isFlag = (arg: string): boolean => arg.startsWith('-') && arg !== '-';
