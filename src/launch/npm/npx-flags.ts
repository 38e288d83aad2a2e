/**
 * The flags of `npx` and `npm exec`. In: arguments. Out: packages, positionals, and the flags that decide where npm
 * looks. A flag that takes a value hides the word after it; every other flag, known or not, is a switch, as in npm's
 * own parser (`npx-cli.js`, nopt and the config definitions of npm 11). Throws E_LAUNCH where versions of npm read a
 * line differently, or take for a package what looks like a value.
 */
import { McpLockError } from '../../errors.ts';
import { flagError } from '../line/flags.ts';
import { globalFlag } from '../messages.ts';

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
  enjoy-by expect-result-count expires fetch-retries fetch-retry-factor fetch-retry-maxtimeout fetch-retry-mintimeout
  fetch-timeout git globalconfig heading https-proxy include init-author-email init-author-name init-author-url
  init-license init-module init-type init-version init.author.email init.author.name init.author.url init.license
  init.module init.version install-strategy key libc local-address location lockfile-version loglevel logs-dir logs-max
  maxsockets message min-release-age min-release-age-exclude name node-gyp node-options noproxy omit only orgs
  orgs-permission os otp pack-destination package packages packages-and-scopes-permission password prefix preid
  provenance-file proxy reg registry replace-registry-host save-prefix sbom-format sbom-type scope scopes script-shell
  searchexclude searchlimit searchopts searchstaleness shell tag tag-version-prefix token-description umask user-agent
  userconfig viewer which workspace c C L m w`.split(/\s+/),
);

/** `npx` itself knows these as switches; after any other flag that has no value it takes the next word for one. */
const SWITCHES = new Set(
  `all allow-same-version allow-scripts-pending allow-scripts-pin always-spawn audit bin-links browser bypass-2fa color
  commit-hooks dangerously-allow-all-scripts description dev diff-ignore-all-space diff-name-only diff-no-prefix
  diff-text dry-run engine-strict expect-results force foreground-scripts format-package-lock fund git-tag-version
  global global-style help if-present ignore-existing ignore-scripts include-attestations include-staged
  include-workspace-root init-private install-links json legacy-bundling legacy-peer-deps link long no-install offline
  omit-lockfile-registry-resolved optional package-lock package-lock-only packages-all parseable prefer-dedupe
  prefer-offline prefer-online production progress provenance quiet read-only rebuild-bundle save save-bundle save-dev
  save-exact save-optional save-peer save-prod shell-auto-fallback shrinkwrap sign-git-commit sign-git-tag
  strict-allow-scripts strict-peer-deps strict-ssl timing unicode update-notifier usage version versions workspaces
  workspaces-update yes
  d dd ddd q s silent verbose desc porcelain readonly iwr ws a f g l S B D E O P ? H h v y`.split(/\s+/),
);

/** Flags of an older npx, which it takes off the line, each with its value. */
const REMOVED = new Set(['n', 'npm', 'node-arg']);

/** Letters that may stand together behind one dash, and those of them that take a value. */
const LETTERS = /^[dqsnacfgLlmpCSBDEOP?Hhvwy]{2,}$/;
const VALUED_LETTERS = /[cLmCw]/;

/** Where and what npm asks; passed on to the lookup, so that it asks the same. */
const LOOKUP_FLAGS = new Set(
  'registry userconfig globalconfig cache tag before min-release-age proxy https-proxy noproxy cafile'.split(
    ' ',
  ),
);

const WORKSPACE_FLAGS = new Set('workspace w workspaces ws include-workspace-root iwr'.split(' '));

/** Reads the arguments of `npx` (flags end at the package) or of `npm exec` (flags go on until `--`). Throws E_LAUNCH. */
export function readNpx(args: readonly string[], form: 'npx' | 'exec'): NpxLine {
  const packages: string[] = [];
  const positionals: string[] = [];
  const settings: Record<string, string> = Object.create(null);
  let prefix: string | undefined;
  let workspace = false;
  let global = false;
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
    const next = glued === undefined ? args[at + 1] : undefined;
    if (form === 'npx' && REMOVED.has(name)) {
      if (next !== undefined) at += 1;
      continue;
    }
    // As a token of its own `-p` is `--package` to npx and `--parseable` to npm exec.
    const isPackage = name === 'package' || (form === 'npx' && name === 'p');
    const isValued = isPackage || VALUED.has(name) || /^@[^/]+:registry$/.test(name);
    if (isUnclear(name, { glued, next, isValued })) throw flagError(arg.replace(/=.*/s, ''), words(form));
    const takes = glued === undefined && isValued;
    if (takes && next !== '--') at += 1;
    // npx looks for its package behind that word, and npm goes on reading flags.
    else if (form === 'npx' && !isValued && !SWITCHES.has(name) && next !== undefined && !isFlag(next)) {
      positionals.push(next);
      at += 1;
    }
    workspace ||= WORKSPACE_FLAGS.has(name);
    const value = glued ?? (takes ? args[at] : undefined);
    const isLocation = name === 'location' || name === 'L';
    const isLetters = LETTERS.test(name) && !SWITCHES.has(name);
    global ||=
      (isLocation && value === 'global') ||
      (['g', 'global'].includes(name) && value !== 'false') ||
      (isLetters && name.includes('g'));
    if (name === 'prefix' || name === 'C') prefix = value;
    if (value === undefined) continue;
    if (isPackage) packages.push(value);
    const setting = name === 'reg' ? 'registry' : name === 'enjoy-by' ? 'before' : name;
    if (setting.startsWith('@')) settings[`npm_config_${setting}`] = value;
    else if (LOOKUP_FLAGS.has(setting)) settings[`npm_config_${setting.replaceAll('-', '_')}`] = value;
  }
  if (global) throw new McpLockError(globalFlag(words(form)));
  return { packages, positionals, settings, workspace, ...(prefix === undefined ? {} : { prefix }) };
}

interface FlagWord {
  /** Behind `=`. */
  readonly glued: string | undefined;
  /** The word after a flag without `=`. */
  readonly next: string | undefined;
  readonly isValued: boolean;
}

/** Whether it depends on the version of npm, or on its next word, what a flag takes. */
function isUnclear(name: string, { glued, next, isValued }: FlagWord): boolean {
  // Of a value that begins with a dash some flags make none.
  if (isValued) return next !== undefined && next !== '--' && isFlag(next);
  if (name === '') return true;
  if (LETTERS.test(name) && !SWITCHES.has(name)) return glued !== undefined || VALUED_LETTERS.test(name);
  if (name === 'browser' || name === 'color') return glued === undefined && next !== undefined;
  // A switch takes only `true` and `false`: any other word behind it is the first word of the line.
  const isSwitch = SWITCHES.has(name) || /^(?:no$|no-|local$)/i.test(name);
  if (isSwitch)
    return ![undefined, 'true', 'false'].includes(glued) || /^(?:true|false|null)$/.test(next ?? '');
  // An older npm takes a shortened name for the whole one.
  return name.length > 1 && [...VALUED].some((known) => known.startsWith(name));
}

const words = (form: 'npx' | 'exec'): string => (form === 'npx' ? 'npx' : 'npm exec');

const isFlag = (arg: string): boolean => arg.startsWith('-') && arg !== '-';
