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
  /** Files of the project by which it decides what else it runs, in the folder it is started in, and options that name one. */
  readonly files?: { readonly options: readonly string[]; readonly usual: readonly string[] };
  /** Its command runs on another machine. */
  readonly elsewhere?: true;
  /** It sets variables that no config shows. */
  readonly setsUnknown?: true;
  /** Options whose value is a line for a shell, in place of a command. */
  readonly lines?: readonly string[];
  /** It joins the words of the command and hands them to a shell. */
  readonly shell?: true;
  /** Options behind which the command begins: `nix develop -c`. */
  readonly command?: readonly string[];
  /** The program with a version behind it, which is no part of its name: `pnpm@9`. */
  readonly versioned?: RegExp;
  /** Options with two paths, which have to be the same: another file would stand at a path of the line. */
  readonly samePaths?: readonly string[];
  /** It starts a script: by which program, as its ending says, unless an option names one. */
  readonly scripts?: {
    readonly options: readonly string[];
    readonly programs: Readonly<Record<string, string>>;
    readonly usual: string;
  };
}

const SHELL_SIGNS = /[\s|&;<>()$`*?[\]{}!'"\\~#%^]|^=/;
const FOLDER = /^(?!-)./s;

const NOTHING = { valued: [], switches: [] } as const;
/** `TOOL exec COMMAND` of a version manager: it puts another version of a program on the PATH. */
const VERSIONS: WrapperRow = { verbs: ['exec'], ...NOTHING };
const CONDA: WrapperRow = {
  verbs: ['run'],
  valued: wordList('-n --name -p --prefix --cwd -r --root-prefix'),
  switches: wordList(
    '-v -vv -vvv -q --quiet --no-capture-output --live-stream --dev --debug-wrapper-scripts',
  ),
  folder: ['--cwd'],
  setsUnknown: true,
};
const NIX =
  wordList(`--extra-experimental-features --experimental-features --store --inputs-from --log-format -j
  --max-jobs --cores --include -I --system --builders --substituters --extra-substituters --expr --file -f --profile
  -k --keep-env-var -u --unset-env-var`);
const NIX_SWITCHES =
  wordList(`--impure --offline --refresh --quiet -v --verbose -L --print-build-logs --show-trace
  --no-write-lock-file --no-update-lock-file --accept-flake-config --fallback --ignore-env -i --ignore-environment`);

const DOPPLER: WrapperRow = {
  verbs: ['run'],
  valued: wordList(`-p --project -c --config -t --token --api-host --dashboard-host --scope --config-dir
    --configuration --dns-resolver-address --dns-resolver-timeout --timeout --attempts --fallback --passphrase
    --name-transformer --only-secrets --mount --mount-format --mount-template --mount-max-reads`),
  switches: wordList(`--silent --debug --json --no-check-version --no-timeout --no-verify-tls --print-config
    --fallback-only --fallback-readonly --no-fallback --no-cache --no-exit-on-write-failure --no-liveness-ping
    --no-read-env --preserve-env --preserve-env= --forward-signals --enable-dns-resolver --no-fallback-readonly`),
};

/** Several rows: the first that understands the line. */
const WRAPPERS: Readonly<Record<string, WrapperRow | readonly WrapperRow[]>> = {
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
  doppler: [
    { ...DOPPLER, dashes: true },
    { ...DOPPLER, valued: [...DOPPLER.valued, '--command'], lines: ['--command'] },
  ],
  dotenv: [
    {
      dashes: true,
      valued: wordList('-e -v'),
      switches: wordList('-o --override --debug --no-expand -q --quiet -q='),
      sets: ['-v'],
      envFiles: { options: ['-e'], usual: '.env' },
    },
    {
      // `python-dotenv`
      verbs: ['run'],
      valued: wordList('-f --file -q --quote -e --export'),
      switches: wordList('--override --no-override'),
      envFiles: { options: ['-f', '--file'], usual: '.env' },
    },
  ],
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
    files: { options: [], usual: wordList('mise.toml .mise.toml mise.local.toml .tool-versions') },
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
  // Programs of the system (their manual pages).
  setsid: { valued: [], switches: wordList('-c --ctty -f --fork -w --wait') },
  ionice: { valued: wordList('-c --class -n --classdata'), switches: wordList('-t --ignore') },
  taskset: {
    valued: [],
    switches: wordList('-a --all-tasks -c --cpu-list'),
    operands: [/^[\da-fA-Fx,:-]+$/],
  },
  chrt: {
    valued: [],
    switches: wordList('-b --batch -f --fifo -i --idle -o --other -r --rr'),
    operands: [/^\d+$/],
  },
  time: {
    valued: wordList('-f --format -o --output'),
    switches: wordList('-p -v --verbose -a --append -q --quiet'),
  },
  stdbuf: { valued: wordList('-i --input -o --output -e --error'), switches: [] },
  unbuffer: { valued: [], switches: ['-p'] },
  caffeinate: { valued: wordList('-t -w'), switches: wordList('-d -i -m -s -u') },
  doas: { valued: wordList('-u -C'), switches: ['-n'] },
  gosu: { ...NOTHING, operands: [FOLDER] },
  'su-exec': { ...NOTHING, operands: [FOLDER] },
  setarch: {
    valued: [],
    switches: wordList('-R -v'),
    operands: [/^(?:x86_64|i[3-6]86|aarch64|arm64|linux32|linux64)$/],
  },
  linux32: NOTHING,
  linux64: NOTHING,
  tini: { valued: wordList('-p -e'), switches: wordList('-s -v -g -w') },
  'dumb-init': { valued: wordList('-r --rewrite'), switches: wordList('-c --single-child -v --verbose') },
  'xvfb-run': {
    valued: wordList(
      `-e --error-file -f --auth-file -n --server-num -p --xauth-protocol -s --server-args -w --wait`,
    ),
    switches: wordList('-a --auto-servernum -l --listen-tcp'),
  },
  'dbus-run-session': { valued: wordList('--config-file --dbus-daemon'), switches: [] },
  proxychains: { valued: ['-f'], switches: ['-q'] },
  proxychains4: { valued: ['-f'], switches: ['-q'] },
  torsocks: {
    valued: wordList('-u -p -a -P --user --pass --address --port'),
    switches: wordList('-i --isolate -d -q --quiet'),
  },
  nocache: NOTHING,
  eatmydata: NOTHING,
  chronic: NOTHING,
  fakeroot: NOTHING,
  // Sandboxes (their manual pages; `srt`: source of 1.0.0). Another home or other mounts would make other files of the paths.
  firejail: {
    valued: [],
    switches: [],
    shape:
      /^--(?:noprofile|quiet|net=[\w.-]+|private-(?:tmp|dev|cache)|whitelist=.+|read-only=.+|read-write=.+|blacklist=.+|noblacklist=.+|nowhitelist=.+|noroot|seccomp(?:=.+)?|caps\.drop=[\w,]+|nonewprivs|nogroups|nosound|no3d|novideo|nodvd|notv|nou2f|noinput|disable-mnt|ipc-namespace|apparmor|shell=none|name=\w+|hostname=\w+|rlimit-\w+=\d+|timeout=[\d:]+|machine-id|protocol=[\w,]+|deterministic-exit-code)$/,
  },
  bwrap: {
    valued:
      wordList(`--proc --dev --tmpfs --dir --chdir --uid --gid --hostname --unsetenv --lock-file --remount-ro --perms
      --size --cap-add --cap-drop --mqueue`),
    pairs: wordList('--bind --bind-try --ro-bind --ro-bind-try --dev-bind --dev-bind-try --symlink --setenv'),
    switches:
      wordList(`--unshare-all --share-net --unshare-user --unshare-user-try --unshare-ipc --unshare-pid --unshare-net
      --unshare-uts --unshare-cgroup --unshare-cgroup-try --die-with-parent --new-session --as-pid-1 --clearenv
      --disable-userns`),
    samePaths: wordList('--bind --bind-try --ro-bind --ro-bind-try --dev-bind --dev-bind-try --symlink'),
    folder: ['--chdir'],
    sets: ['--setenv'],
  },
  'sandbox-exec': { valued: wordList('-f -p -n -D'), switches: [] },
  srt: [
    { valued: wordList('-s --settings -c'), switches: wordList('-d --debug'), lines: ['-c'] },
    { valued: wordList('-s --settings'), switches: wordList('-d --debug'), shell: true },
  ],
  // Secrets (their documents). Those that read them from a file of the project may set any variable.
  'aws-vault': {
    verbs: ['exec'],
    valued:
      wordList(`-d --duration -t --mfa-token --mfa-serial --region --prompt --backend --mfa-process-credential
      --keychain --file-dir`),
    switches: wordList(
      '-n --no-session -j --json -s --server --ec2-server --ecs-server --debug --lazy --stdout --use-stdout',
    ),
    operands: [FOLDER],
  },
  chamber: {
    verbs: ['exec'],
    dashes: true,
    valued: wordList(
      '--strict-value -r --retries -b --backend --backend-s3-bucket --retry-mode --min-throttle-delay',
    ),
    switches: wordList('--pristine --strict --preserve-case -v --verbose'),
    many: /^[\w./-]+$/,
  },
  sops: {
    verbs: ['exec-env'],
    valued: wordList('--input-type --output-type --user --config'),
    switches: wordList('--pristine --background --same-process --verbose'),
    operands: [FOLDER],
    shell: true,
    setsUnknown: true,
  },
  varlock: {
    files: { options: wordList('-p --path'), usual: wordList('.env.schema') },
    verbs: ['run'],
    dashes: true,
    valued: wordList('-p --path'),
    switches: wordList('--no-redact-stdout'),
    setsUnknown: true,
  },
  fnox: {
    files: { options: wordList('-c --config'), usual: wordList('fnox.toml .fnox.toml') },
    verbs: wordList('exec x run'),
    valued: wordList('-c --config -P --profile --if-missing --except --only --refresh'),
    switches: wordList('-v --verbose --no-color --no-defaults --non-interactive --replace --redact'),
    setsUnknown: true,
  },
  bws: {
    verbs: ['run'],
    valued: wordList(
      '--project-id -t --access-token -c --color -f --config-file -p --profile -u --server-url',
    ),
    switches: wordList('--no-inherit-env --uuids-as-keynames'),
    shell: true,
  },
  teller: [
    {
      files: { options: wordList('-c --config'), usual: wordList('.teller.yml') },
      verbs: ['run'],
      valued: wordList('-c --config'),
      switches: wordList('-r --reset'),
      dashes: true,
      setsUnknown: true,
    },
    {
      files: { options: wordList('-c --config'), usual: wordList('.teller.yml') },
      verbs: ['run'],
      valued: wordList('-c --config'),
      switches: wordList('-r --reset -s --shell'),
      dashes: true,
      setsUnknown: true,
      shell: true,
    },
  ],
  secretspec: {
    files: { options: wordList('-f --file'), usual: wordList('secretspec.toml') },
    verbs: ['run'],
    dashes: true,
    valued: wordList('-P --profile -p --provider -f --file'),
    switches: [],
    setsUnknown: true,
  },
  envchain: { ...NOTHING, operands: [/^[\w.,-]+$/] },
  'env-cmd': {
    files: {
      options: wordList('-r --rc-file'),
      usual: wordList('.env-cmdrc .env-cmdrc.json .env-cmdrc.js .env-cmdrc.cjs'),
    },
    valued: wordList('-f --file -e --environments -r --rc-file'),
    switches: wordList('--no-override --silent --fallback --verbose'),
    envFiles: { options: ['-f', '--file'], usual: '.env' },
    setsUnknown: true,
  },
  // Version managers and environments (their documents).
  conda: CONDA,
  mamba: CONDA,
  micromamba: CONDA,
  volta: {
    verbs: ['run'],
    valued: wordList('--node --npm --pnpm --yarn --env'),
    switches: wordList('--bundled-npm --no-pnpm --no-yarn --verbose --quiet'),
    sets: ['--env'],
  },
  fnm: {
    verbs: ['exec'],
    valued: wordList('--using --node-dist-mirror --fnm-dir --log-level --arch --version-file-strategy'),
    switches: wordList('--using-file --corepack-enabled --resolve-engines'),
  },
  nvm: [
    {
      verbs: ['exec'],
      valued: [],
      switches: wordList('--silent --lts'),
      operands: [/^(?:v?\d[\w.]*|node|default|stable|lts\/[\w*]+|iojs)$/],
    },
    { verbs: ['exec'], valued: [], switches: wordList('--silent --lts') },
  ],
  asdf: VERSIONS,
  rbenv: VERSIONS,
  pyenv: VERSIONS,
  nodenv: VERSIONS,
  jenv: VERSIONS,
  goenv: VERSIONS,
  plenv: VERSIONS,
  phpenv: VERSIONS,
  rvm: { ...NOTHING, operands: [/^(?!-)[\w.@-]+$/, /^do$/] },
  corepack: { ...NOTHING, versioned: /^(npm|npx|pnpm|pnpx|yarn|yarnpkg)(?:@.*)?$/ },
  nix: {
    files: { options: wordList('-f --file'), usual: wordList('flake.nix flake.lock') },
    verbs: wordList('develop shell'),
    valued: NIX,
    switches: NIX_SWITCHES,
    command: ['-c', '--command'],
    many: FOLDER,
    setsUnknown: true,
  },
  'nix-shell': {
    files: { options: [], usual: wordList('shell.nix default.nix') },
    valued: wordList('-I -A --attr -E --expr -j --run --command'),
    pairs: wordList('--arg --argstr --option'),
    switches: wordList('-p --packages --pure --impure -Q'),
    lines: ['--run', '--command'],
    many: FOLDER,
    setsUnknown: true,
  },
  devbox: {
    files: { options: wordList('-c --config'), usual: wordList('devbox.json devbox.lock') },
    verbs: ['run'],
    dashes: true,
    valued: wordList('-c --config -e --env --env-file --environment'),
    switches: wordList('-q --quiet --pure -o --omit-nix-env -l --list'),
    setsUnknown: true,
  },
  devenv: {
    files: { options: [], usual: wordList('devenv.nix devenv.yaml devenv.lock') },
    verbs: ['shell'],
    dashes: true,
    valued: wordList('-P --profile'),
    switches: wordList('-q --quiet -v --verbose'),
    setsUnknown: true,
  },
  flox: {
    files: { options: [], usual: wordList('.flox/env/manifest.toml .flox/env/manifest.lock') },
    verbs: ['activate'],
    dashes: true,
    valued: wordList('-d --dir -r --remote -m --mode'),
    switches: wordList('-t --trust -q --quiet'),
    setsUnknown: true,
  },
  guix: {
    files: { options: wordList('-m --manifest -f --file'), usual: [] },
    verbs: ['shell'],
    dashes: true,
    valued: wordList('-m --manifest -f --file'),
    switches: wordList('-C --container --pure -N --network'),
    many: FOLDER,
    setsUnknown: true,
  },
  // Programs that start a script again when it changes. A file of the project may tell `nodemon` what to start.
  nodemon: {
    files: { options: [], usual: wordList('nodemon.json package.json') },
    valued: wordList('-w --watch -e --ext -i --ignore -x --exec -d --delay -s --signal'),
    switches: wordList(
      '-q --quiet -V --verbose -I --no-stdin -L --legacy-watch --no-colors -C --on-change-only',
    ),
    scripts: {
      options: ['-x', '--exec'],
      programs: { py: 'python', rb: 'ruby', ts: 'ts-node', pl: 'perl' },
      usual: 'node',
    },
    setsUnknown: true,
  },
};

/** The rows of a program of this name. */
export const wrapperRows = (name: string): readonly WrapperRow[] =>
  Object.hasOwn(WRAPPERS, name) ? [WRAPPERS[name] ?? []].flat() : [];

/** Packages that bring a wrapper, and its name. */
export const WRAPPER_PACKAGES: Readonly<Record<string, string>> = {
  'cross-env': 'cross-env',
  'dotenv-cli': 'dotenv',
  'python-dotenv': 'dotenv',
  '@dotenvx/dotenvx': 'dotenvx',
  envmcp: 'envmcp',
  'env-cmd': 'env-cmd',
  nodemon: 'nodemon',
  varlock: 'varlock',
  corepack: 'corepack',
  '@anthropic-ai/sandbox-runtime': 'srt',
  '@infisical/cli': 'infisical',
};
