/**
 * Programs that only start another one: for each the options before it, and what it changes for it. Data only;
 * `wrappers.ts` reads it. A line with an option that is missing here counts as opaque, so a row has to be right, not
 * complete.
 */
import type { OptionTable } from './options.ts';
import { wordList } from './options.ts';

export interface WrapperRow extends OptionTable {
  /** Words that follow the name: `op run`. One of them has to stand there. */
  readonly verbs?: readonly string[];
  /** Only what follows `--` is the command. */
  readonly dashes?: true;
  /** Words before the command, in order: the limit of `timeout`. */
  readonly operands?: readonly RegExp[];
  /** Any number of such words before `--`: the tools of `mise exec`. */
  readonly many?: RegExp;
  /** `NAME=value` before the command sets a variable. */
  readonly assigns?: 'any' | 'unquoted';
  /** Options that name the folder it starts in. */
  readonly folder?: readonly string[];
  /** Options that set a variable. */
  readonly sets?: readonly string[];
  /** It hands the words to a shell or expands variables in them: a word with such a character makes the line opaque. */
  readonly expands?: RegExp;
  /** Options that name an env file, and the file it loads without them. */
  readonly envFiles?: { readonly options: readonly string[]; readonly usual?: string };
  /** Options that turn that off. */
  readonly direct?: readonly string[];
  /** Its command runs on another machine. */
  readonly elsewhere?: true;
  /** It sets variables that no config shows. */
  readonly setsUnknown?: true;
}

const SHELL_SIGNS = /[\s|&;<>()$`*?[\]{}!'"\\~#%^]|^=/;
const FOLDER = /^(?!-)./s;

export const WRAPPERS: Readonly<Record<string, WrapperRow>> = {
  env: {
    valued: wordList('-u --unset -C --chdir'),
    switches: wordList('-i --ignore-environment -v --debug'),
    splits: ['-S', '--split-string'],
    assigns: 'any',
    folder: ['-C', '--chdir'],
  },
  'cross-env': { valued: [], switches: [], assigns: 'unquoted', expands: /[$%]/ },
  sudo: {
    valued: wordList('-u --user -g --group -p --prompt -C --close-from -T --command-timeout -D --chdir'),
    switches:
      wordList(`-E -H -n -S -b -A -k -P -N --preserve-env --preserve-env= --set-home --non-interactive --stdin
      --background --askpass --reset-timestamp --preserve-groups --no-update`),
    assigns: 'any',
    folder: ['-D', '--chdir'],
  },
  nohup: { valued: [], switches: [] },
  nice: { valued: wordList('-n --adjustment'), switches: [], shape: /^-{1,2}\d+$/ },
  timeout: {
    valued: wordList('-k --kill-after -s --signal'),
    switches: wordList('--foreground --preserve-status -v --verbose -f -p'),
    operands: [/^(?:\d*\.)?\d+[smhd]?$/],
  },
  arch: {
    valued: ['-arch'],
    switches: [],
    shape: /^-(?:arm64e?|x86_64h?|i386|32|64)$/,
  },
  op: {
    verbs: ['run'],
    dashes: true,
    valued: wordList('--env-file --environment --account --session --config --encoding'),
    switches: wordList('--no-masking --cache --cache= --debug --iso-timestamps'),
    envFiles: { options: ['--env-file'] },
  },
  doppler: {
    verbs: ['run'],
    dashes: true,
    valued: wordList(`-p --project -c --config -t --token --api-host --dashboard-host --scope --config-dir
      --configuration --dns-resolver-address --dns-resolver-timeout --timeout --attempts --fallback --passphrase
      --name-transformer --only-secrets --mount --mount-format --mount-template --mount-max-reads`),
    switches: wordList(`--silent --debug --json --no-check-version --no-timeout --no-verify-tls --print-config
      --fallback-only --fallback-readonly --no-fallback --no-cache --no-exit-on-write-failure --no-liveness-ping
      --no-read-env --preserve-env --preserve-env= --forward-signals --enable-dns-resolver --no-fallback-readonly`),
  },
  dotenv: {
    dashes: true,
    valued: wordList('-e -v'),
    switches: wordList('-o --override --debug --no-expand -q --quiet -q='),
    sets: ['-v'],
    envFiles: { options: ['-e'], usual: '.env' },
  },
  dotenvx: {
    verbs: ['run'],
    dashes: true,
    valued: wordList('-f --env-file -fk --env-keys-file --env -e -l --log-level --convention --token'),
    switches: wordList('-o --overload --override --strict -q --quiet -v --verbose -d --debug --ops-off'),
    sets: ['--env', '-e'],
    envFiles: { options: ['-f', '--env-file'], usual: '.env' },
  },
  envmcp: {
    valued: wordList('-e --env-file'),
    switches: [],
    expands: SHELL_SIGNS,
    envFiles: { options: ['-e', '--env-file'], usual: '.env.mcp' },
  },
  infisical: {
    verbs: ['run'],
    dashes: true,
    valued: wordList(
      '-e --env --path --projectId --project-config-dir --token --domain --tags -t --log-level -l',
    ),
    switches:
      wordList(`--recursive --recursive= --expand --expand= --include-imports --include-imports= --silent
      --secret-overriding --secret-overriding=`),
  },
  mise: {
    verbs: ['x', 'exec'],
    dashes: true,
    valued: wordList('-C --cd -j --jobs -E --env'),
    switches: wordList('-q --quiet -y --yes -v --verbose --silent --raw --fresh-env --no-prepare'),
    many: /^[\w@./:+-]+$/,
    folder: ['-C', '--cd'],
    setsUnknown: true,
  },
  direnv: { verbs: ['exec'], valued: [], switches: [], operands: [FOLDER], setsUnknown: true },
  wsl: {
    valued: wordList('-d --distribution -u --user --cd'),
    switches: wordList('-e --exec --system'),
    elsewhere: true,
    direct: ['-e', '--exec'],
    expands: /[|&;<>()$`*?[\]{}!'"\\~#]|^=/,
  },
};

/** Packages that bring a wrapper, and its name. */
export const WRAPPER_PACKAGES: Readonly<Record<string, string>> = {
  'cross-env': 'cross-env',
  'dotenv-cli': 'dotenv',
  '@dotenvx/dotenvx': 'dotenvx',
  envmcp: 'envmcp',
};
