/**
 * Programs that run a file given as an argument, one row each: which flags take the next word as a value, and which
 * mean that no file is run (`-e`, `-c`, `-m`). Data only; `interpreters.ts` reads it.
 */
import { wordList } from '../line/options.ts';

/** Whose lockfiles stand beside the files of a program. */
export type Ecosystem =
  | 'node'
  | 'python'
  | 'ruby'
  | 'php'
  | 'rust'
  | 'go'
  | 'dotnet'
  | 'java'
  | 'elixir'
  | 'julia'
  | 'dart'
  | 'swift'
  | 'r'
  | 'conda';

/** Whose rules turn the word that names a file into that file. */
export type FileRule = 'exact' | 'node' | 'tsx' | 'bun' | 'python';

interface Interpreter {
  readonly names: RegExp;
  /** Flags whose value is the next word. */
  readonly valued: readonly string[];
  /** The same by shape. */
  readonly takes?: RegExp;
  /** The lockfiles that say which packages its files load. */
  readonly project?: Ecosystem;
  /** Flags after which no file is run. */
  readonly inline: RegExp;
  /** Flags whose value is the file. */
  readonly file?: readonly string[];
  /** Words before the file that are not it. */
  readonly verbs?: readonly string[];
  /** How it turns the word into a file; absent: the word is the file. */
  readonly files?: FileRule;
  /** The first word may also be a task, a package or a command: only what looks like a file is one. */
  readonly tasks?: boolean;
  /** What such a file ends in, where it needs an ending. */
  readonly endings?: RegExp;
  /** Options whose value is the folder that the file is meant from. */
  readonly folder?: readonly string[];
  /** `--env_file` is `--env-file`. */
  readonly underscores?: true;
}

/** Every option of node whose value may be a word of its own, from the versions of node that are supported. */
const NODE = wordList(`-r --require --import --loader --experimental-loader -C --conditions --env-file
  --env-file-if-exists --allow-fs-read --allow-fs-write --build-snapshot-config --build-sea --config-file
  --experimental-config-file --cpu-prof-dir --cpu-prof-interval --cpu-prof-name --diagnostic-dir --disable-proto
  --disable-warning --dns-result-order --experimental-default-type --experimental-policy --experimental-sea-config
  --experimental-test-isolation --test-isolation --heap-prof-dir --heap-prof-interval --heap-prof-name
  --heapsnapshot-near-heap-limit --heapsnapshot-signal --icu-data-dir --input-type --inspect-port --debug-port
  --inspect-publish-uid --localstorage-file --max-http-header-size --max-old-space-size-percentage
  --network-family-autoselection-attempt-timeout --openssl-config --policy-integrity --redirect-warnings
  --report-dir --report-directory --report-filename --report-signal --secure-heap --secure-heap-min --snapshot-blob
  --test-concurrency --test-coverage-branches --test-coverage-exclude
  --test-coverage-functions --test-coverage-include --test-coverage-lines --test-global-setup --test-name-pattern
  --test-reporter --test-reporter-destination --test-rerun-failures --test-shard --test-skip-pattern --test-timeout
  --title --tls-cipher-list --tls-keylog --trace-event-categories --trace-event-file-pattern
  --trace-require-module --unhandled-rejections --use-largepages --v8-pool-size --watch-path --watch-kill-signal`);
const BUN = wordList(`--cwd --shell --env-file --config -c --preload -r --require --import --port
  --conditions --define -d --drop --loader -l --tsconfig-override --extension-order --jsx-factory --jsx-fragment
  --jsx-import-source --jsx-runtime --main-fields --title --unhandled-rejections --console-depth
  --max-http-header-size --dns-result-order --fetch-preconnect --elide-lines --filter -F --install --cpu-prof-name
  --cpu-prof-dir --user-agent`);
const DENO =
  wordList(`-c --config --import-map --node-modules-linker --cert --seed --location --ext --preload --require
  --conditions --min-dep-age --minimum-dependency-age --inspect-publish-uid -L --log-level --lock`);

export const POWERSHELL = /^(?:pwsh|powershell)$/;

/** Fits nothing. */
const NEVER = /^(?!)/;

export const INTERPRETERS: readonly Interpreter[] = [
  {
    names: /^(?:node|nodejs)$/,
    project: 'node',
    valued: NODE,
    underscores: true,
    verbs: ['inspect'],
    files: 'node',
    inline: /^(?:-e|--eval|-p|--print|-pe|-i|--interactive|--run)(?:=|$)/,
  },
  {
    names: /^(?:tsx|ts-node|ts-node-esm)$/,
    project: 'node',
    files: 'tsx',
    valued: [
      ...NODE,
      ...wordList(`-P --project --tsconfig -O --compiler-options --compilerOptions --include --exclude --ignore -I -D
        --ignore-diagnostics --ignoreDiagnostics --compiler --transpiler --scope-dir --scopeDir --cwd --dir
        --experimental-specifier-resolution --experimentalSpecifierResolution`),
    ],
    underscores: true,
    folder: ['--cwd', '--dir'],
    inline: /^(?:-e|--eval|-p|--print|-pe)(?:=|$)/,
    verbs: ['watch'],
  },
  {
    names: /^bun$/,
    project: 'node',
    valued: BUN,
    files: 'bun',
    folder: ['--cwd'],
    inline: /^(?:-e|--eval|-p|--print)(?:=|$)/,
    verbs: ['run'],
    tasks: true,
  },
  {
    names: /^deno$/,
    project: 'node',
    valued: DENO,
    inline: NEVER,
    verbs: ['run', 'serve'],
    tasks: true,
  },
  {
    names: /^(?:python|pypy|pythonw|graalpy|jython|micropython|ipython|hython|mayapy)[\d.]*$|^py$/,
    valued: ['-W', '-X', '--check-hash-based-pycs'],
    // The last letter of `-uW` takes the next word as well.
    takes: /^-(?!-)[A-VYZa-bd-ln-z]*[WX]$/,
    files: 'python',
    project: 'python',
    inline: /^-(?![WX-])[A-Za-z]*[cm]/,
  },
  {
    names: /^(?:ruby|jruby|truffleruby)[\d.]*$/,
    project: 'ruby',
    valued: [
      '-r',
      '-I',
      '-C',
      '-X',
      '-E',
      '--encoding',
      '--external-encoding',
      '--internal-encoding',
      '--parser',
      '--backtrace-limit',
      '--dump',
    ],
    // `-S` looks the script up on the PATH. `-wC`: letters together that take a value are not read.
    inline: /^-(?!-)(?:[acdhlnpsUvwWyx]*[eS]|[acdhlnpsUvwWyx]+[rICXE])/,
    folder: ['-C', '-X'],
  },
  {
    names: /^php[\d.]*$/,
    project: 'php',
    valued: ['-d', '-c', '-z', '-t', '--define', '--php-ini', '--zend-extension', '--docroot'],
    inline: /^(?:-r|-B|-R|-S|-E|--run|--process-|--server)/,
    file: ['-f', '-F', '--file', '--process-file'],
  },
  { names: /^perl[\d.]*$/, valued: ['-I'], inline: /^-(?!-)[acflnpstTuUvwWX0]*[eES]/ },
  {
    names: /^(?:sh|bash|zsh|dash|ksh|ash)$/,
    valued: ['-O', '+O', '--rcfile', '--init-file'],
    // The last letter of `-euo` takes the next word as well.
    takes: /^[-+](?!-)[A-Za-z]*o$/,
    inline: /^-(?!-)[A-Za-z]*[cs]/,
  },
  {
    names: /^fish$/,
    valued:
      wordList(`-C --init-command -d --debug -o --debug-output -f --features -p --profile --profile-startup
      -D --debug-stack-frames`),
    inline: /^(?:-(?!-)[A-Za-z]*c|--command)/,
  },
  {
    names: /^java$/,
    project: 'java',
    valued:
      wordList(`-cp -classpath --class-path -p --module-path --add-modules --upgrade-module-path --add-opens
      --add-exports --add-reads --limit-modules --patch-module --source --enable-native-access -d --describe-module`),
    inline: /^(?:-m|--module)(?:=|$)/,
    file: ['-jar'],
    tasks: true,
    endings: /\.java$/,
  },
  {
    // The host starts a library; `run` and the like are commands of the SDK.
    names: /^dotnet$/,
    project: 'dotnet',
    valued:
      wordList(`--additionalprobingpath --additional-deps --depsfile --runtimeconfig --fx-version --roll-forward
      --roll-forward-on-no-candidate-fx`),
    inline: NEVER,
    verbs: ['exec'],
    tasks: true,
    endings: /\.(?:dll|exe)$/i,
  },
  {
    names: /^dart$/,
    project: 'dart',
    valued: wordList('--define -D --packages'),
    inline: NEVER,
    verbs: ['run'],
    tasks: true,
    endings: /\.(?:dart|dill|jit|snapshot)$/,
  },
  { names: /^mono(?:-sgen)?$/, valued: wordList('--config --gc-params'), inline: NEVER },
  {
    names: /^julia$/,
    project: 'julia',
    valued:
      wordList(`-C --cpu-target -J --sysimage -L --load -H --home -t --threads -p --procs --machine-file -m
      --module --gcthreads --project-file`),
    inline: /^(?:-e|-E|-m|--eval|--print|--module)/,
  },
  {
    // `-S NAME` looks the script up on the PATH.
    names: /^(?:elixir|iex)$/,
    project: 'elixir',
    valued:
      wordList(`-r --require -pr -pa -pz --app --boot --erl --erl-config --cookie --sname --name --vm-args
      --dot-iex --rpc-eval --pipe-to --remsh`),
    inline: /^(?:-e|--eval|-S|--rpc-eval)$/,
  },
  { names: /^escript$/, valued: [], inline: NEVER },
  { names: /^(?:lua|luajit)[\d.-]*$/, valued: wordList('-l -j'), inline: /^-(?:e|b)/ },
  { names: /^Rscript$/, project: 'r', valued: [], inline: /^-e$/ },
  {
    names: /^R$/,
    project: 'r',
    valued: wordList('-g --gui -d --debugger --debugger-args --encoding'),
    inline: /^(?:-e$|CMD$)/,
    file: ['-f'],
    tasks: true,
    endings: NEVER,
  },
  {
    names: /^(?:bb|babashka)$/,
    valued: wordList('-cp --classpath --config --deps-root -i --init'),
    inline: /^(?:-e|--eval|-m|--main|-x|--exec|--nrepl-server|--socket-repl)$/,
    file: ['-f', '--file'],
    tasks: true,
    endings: /\.(?:cljc?|bb)$/,
  },
  { names: /^groovy$/, valued: wordList('-cp -classpath --classpath -D -c --encoding'), inline: /^-e$/ },
  {
    names: /^(?:ocaml|runghc|runhaskell|tclsh|wish|expect|gjs|cscript|wscript)[\d.]*$/,
    valued: [],
    inline: /^-[ec]$/,
  },
  { names: /^racket$/, valued: wordList('-l -p -S -X'), inline: /^-e$/, file: wordList('-f -t -u -r') },
  { names: /^guile[\d.-]*$/, valued: wordList('-L -C -x -l'), inline: /^-c$/, file: ['-s'] },
  {
    names: /^(?:wasmtime|wasmer|wazero|iwasm)$/,
    valued: wordList('--dir --mapdir --env -S -W -C --preload --invoke --volume -mount -env'),
    inline: NEVER,
    verbs: ['run'],
  },
  {
    names: /^(?:qjs|quickjs|llrt|tjs|txiki)$/,
    valued: wordList('-I --include'),
    inline: /^(?:-e|--eval)$/,
    verbs: ['run'],
  },
  { names: /^(?:g|m)?awk$/, valued: wordList('-F -v'), inline: /^(?!-)/, file: ['-f', '--file'] },
  {
    names: /^sbcl$/,
    valued: wordList('--core --dynamic-space-size --eval'),
    inline: /^--eval$/,
    file: ['--script', '--load'],
  },
  { names: /^(?:crystal|v)$/, valued: [], inline: /^(?:eval|-e)$/, verbs: ['run'], tasks: true },
  { names: /^osascript$/, valued: ['-l', '-s'], inline: /^-e$/ },
  {
    names: /^zx$/,
    project: 'node',
    valued: wordList('--shell --prefix --postfix --cwd --registry --env --ext'),
    inline: /^(?:-e|--eval|--repl)(?:=|$)/,
  },
  {
    names: /^electron$/,
    project: 'node',
    files: 'node',
    valued: wordList('-r --require'),
    inline: /^(?:-e|--eval|-i|--interactive|-a|--abi)$/,
  },
  {
    names: /^vite-node$/,
    project: 'node',
    files: 'tsx',
    valued: wordList('-r --root -c --config -m --mode --options'),
    inline: NEVER,
  },
  {
    names: /^(?:jiti|esno|esmo|swc-node|babel-node|ts-node-dev|tsnd|tsm|esr|node-dev|sucrase-node)$/,
    project: 'node',
    files: 'tsx',
    valued: [
      ...NODE,
      ...wordList(`-x --extensions --presets --plugins --config-file --env-name --ignore --only -o -b -w -f
        --root-mode --cwd`),
    ],
    underscores: true,
    folder: ['--cwd'],
    inline: /^(?:-e|--eval|-p|--print)(?:=|$)/,
  },
];
