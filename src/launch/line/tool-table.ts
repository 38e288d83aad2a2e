/**
 * Tools of a project that start or build something of it: for each its options, where its project is, and the files that
 * say what a task does. Data only; `launchers/project-tool.ts` reads it. Source: each tool's own help (document). An option
 * that is missing here makes the line opaque.
 */
import type { Ecosystem } from '../file/interpreter-table.ts';
import type { OptionTable } from './options.ts';
import { wordList } from './options.ts';

export interface Tool extends OptionTable {
  /** Words that follow the name; one of them has to stand there. Absent: any word is a task. */
  readonly verbs?: readonly string[];
  readonly ecosystem?: Ecosystem;
  /** Options that name the project's folder. */
  readonly folder: readonly string[];
  /** Options that name a file of the project; its folder is the project's. */
  readonly manifest?: readonly string[];
  /** Files of the project's folder that say what is started; those that are there are hashed. `*` is any name. */
  readonly files?: readonly string[];
  /** It builds and runs the project itself; the words behind the options are the server's. */
  readonly builds?: RegExp;
  /** What it starts is a task, not a program: a task may have any name. */
  readonly tasks?: true;
  /** It reads its own options behind the name of the task, too, up to `--`. */
  readonly mixed?: true;
  /** `@FILE` stands for the words in a file. */
  readonly wordFiles?: true;
  /** Where the folder holds none of the files, those of the nearest folder above count. */
  readonly upward?: true;
}

const NOTHING = { valued: [], switches: [], folder: [] } as const;

const CLOJURE: Tool = {
  ecosystem: 'java',
  valued: wordList('-Sdeps'),
  switches: [],
  shape: /^-(?:[XMTA]:?.*|S\w+)$/,
  folder: [],
  files: ['deps.edn'],
  builds: /^/,
};

const INVOKE: Tool = {
  upward: true,
  ecosystem: 'python',
  valued: wordList('-c --collection -r --search-root'),
  switches: [],
  folder: [],
  files: ['tasks.py'],
  tasks: true,
};

export const TOOLS: Readonly<Record<string, Tool>> = {
  // Programs of the packages of a project.
  bundle: {
    verbs: ['exec'],
    ecosystem: 'ruby',
    valued: ['--gemfile'],
    switches: ['--keep-file-descriptors'],
    folder: [],
  },
  poetry: {
    upward: true,
    verbs: ['run'],
    ecosystem: 'python',
    valued: wordList('-C --directory -P --project'),
    switches: wordList('-q --quiet -n --no-interaction --no-ansi --ansi --no-plugins --no-cache -v -vv -vvv'),
    folder: ['-C', '--directory', '-P', '--project'],
  },
  pdm: {
    upward: true,
    verbs: ['run'],
    ecosystem: 'python',
    valued: wordList('-p --project'),
    switches: wordList('-q --quiet -v --verbose -s --site-packages'),
    folder: ['-p', '--project'],
    files: ['pyproject.toml'],
  },
  pipenv: {
    verbs: ['run'],
    ecosystem: 'python',
    valued: [],
    switches: wordList('-q --quiet -v --verbose'),
    folder: [],
  },
  hatch: {
    upward: true,
    verbs: ['run'],
    ecosystem: 'python',
    valued: wordList('-e --env'),
    switches: wordList('-q -v'),
    folder: [],
    files: ['pyproject.toml', 'hatch.toml'],
  },
  rye: { verbs: ['run'], ecosystem: 'python', ...NOTHING },
  pixi: {
    upward: true,
    verbs: ['run', 'r'],
    ecosystem: 'conda',
    valued: wordList('-e --environment -m --manifest-path --color'),
    switches: wordList(
      '--frozen --locked --no-install --as-is --clean-env -q --quiet -v -vv --skip-deps -x --executable',
    ),
    folder: [],
    manifest: ['-m', '--manifest-path'],
    files: ['pixi.toml', 'pyproject.toml'],
  },
  poe: {
    upward: true,
    ecosystem: 'python',
    valued: wordList('-C --directory -e --executor'),
    switches: wordList('-q -v'),
    folder: ['-C', '--directory'],
    files: ['pyproject.toml'],
    tasks: true,
  },
  composer: {
    upward: true,
    mixed: true,
    verbs: wordList('run run-script exec'),
    ecosystem: 'php',
    valued: wordList('-d --working-dir'),
    switches: wordList('-q --quiet -n --no-interaction -v --no-ansi --dev --no-dev'),
    folder: ['-d', '--working-dir'],
    files: ['composer.json'],
    tasks: true,
  },
  // Builds.
  cargo: {
    upward: true,
    verbs: ['run', 'r'],
    ecosystem: 'rust',
    valued: wordList(`--bin --example -p --package --features -F --profile --target --target-dir -j --jobs -C
      --manifest-path --config --message-format --color -Z`),
    switches: wordList(`-r --release -q --quiet -v --verbose --locked --offline --frozen --all-features
      --no-default-features --ignore-rust-version --keep-going`),
    folder: ['-C'],
    manifest: ['--manifest-path'],
    files: ['Cargo.toml', '.cargo/config.toml', '.cargo/config', 'build.rs'],
    builds: /^/,
  },
  go: {
    verbs: ['run'],
    ecosystem: 'go',
    valued: wordList('-C -exec -mod -modfile -tags -ldflags -gcflags -p'),
    switches: wordList('-race -v -x -a -n -trimpath -work'),
    folder: ['-C'],
    builds: /^(?:\.|[^@]*\.go$|[A-Za-z]:[\\/]|\/)/,
  },
  dotnet: {
    wordFiles: true,
    mixed: true,
    verbs: ['run', 'watch'],
    ecosystem: 'dotnet',
    valued:
      wordList(`--project -p --file -c --configuration -f --framework -r --runtime -a --arch --os -e --environment
      --launch-profile -lp -v --verbosity --property --artifacts-path`),
    switches: wordList(`--no-build --no-restore --no-launch-profile --no-dependencies --force --interactive
      --self-contained --no-self-contained --sc --disable-build-servers --no-hot-reload --non-interactive -q --quiet`),
    shape: /^(?:-p:|--property:|-v:|--verbosity:|--tl:|--arch:|-c:)./,
    folder: ['--project', '-p'],
    manifest: ['--file'],
    files: [
      'Properties/launchSettings.json',
      'Directory.Build.props',
      'Directory.Build.targets',
      'Directory.Build.rsp',
      'Directory.Packages.props',
      'nuget.config',
      'NuGet.Config',
      'global.json',
      '*.csproj',
      '*.fsproj',
      '*.vbproj',
    ],
    builds: /^/,
  },
  mvn: {
    mixed: true,
    ecosystem: 'java',
    valued: wordList(
      '-f --file -pl --projects -P --activate-profiles -s --settings -gs -t -T --threads -rf -D --define -l',
    ),
    switches:
      wordList(`-q --quiet -B --batch-mode -o --offline -U -e --errors -X --debug -N -am -amd -V -nsu -ntp
      --no-transfer-progress`),
    folder: [],
    manifest: ['-f', '--file'],
    files: ['pom.xml', '.mvn/maven.config', '.mvn/jvm.config', '.mvn/extensions.xml'],
    builds: /^/,
  },
  gradle: {
    mixed: true,
    ecosystem: 'java',
    valued: wordList(
      '-p --project-dir -b --build-file -c --settings-file -I --init-script -P -D -x --console --args -g',
    ),
    switches:
      wordList(`-q --quiet -t --continuous --offline --no-daemon --daemon -i --info -s --stacktrace -w --warn
      --parallel --no-parallel --build-cache --no-build-cache --configuration-cache`),
    folder: ['-p', '--project-dir'],
    manifest: ['-b', '--build-file'],
    files: [
      'build.gradle',
      'build.gradle.kts',
      'settings.gradle',
      'settings.gradle.kts',
      'gradle.properties',
    ],
    builds: /^/,
  },
  sbt: {
    ecosystem: 'java',
    valued: [],
    switches: wordList('-batch --batch -no-colors --no-colors -error --error'),
    folder: [],
    files: ['build.sbt'],
    builds: /^/,
  },
  swift: {
    upward: true,
    verbs: ['run'],
    ecosystem: 'swift',
    valued: wordList(
      '--package-path -c --configuration --scratch-path --build-path -Xswiftc --cache-path -j --jobs',
    ),
    switches: wordList('-q --quiet -v --verbose --skip-build --disable-sandbox --static-swift-stdlib'),
    folder: ['--package-path'],
    files: ['Package.swift'],
    builds: /^/,
  },
  dart: {
    upward: true,
    verbs: ['run'],
    ecosystem: 'dart',
    valued: wordList('--define -D --packages'),
    switches: wordList('--enable-asserts --no-enable-asserts -v --verbose --verbosity='),
    folder: [],
    files: ['pubspec.yaml'],
    builds: /^(?!.*\.dart$)/,
  },
  flutter: {
    upward: true,
    mixed: true,
    verbs: ['run'],
    ecosystem: 'dart',
    valued: wordList('-d --device-id -t --target --flavor'),
    switches: wordList('--release --debug --profile'),
    folder: [],
    files: ['pubspec.yaml'],
    builds: /^/,
  },
  mix: {
    upward: true,
    ecosystem: 'elixir',
    valued: [],
    switches: [],
    folder: [],
    files: ['mix.exs'],
    builds: /^/,
  },
  stack: {
    upward: true,
    mixed: true,
    verbs: wordList('run exec'),
    valued: wordList('--stack-yaml'),
    switches: wordList('--silent --verbose'),
    folder: [],
    manifest: ['--stack-yaml'],
    files: ['stack.yaml', 'stack.yaml.lock'],
    builds: /^/,
  },
  cabal: {
    upward: true,
    mixed: true,
    verbs: wordList('run exec'),
    valued: wordList('--project-dir --project-file'),
    switches: wordList('-v0'),
    folder: ['--project-dir'],
    files: ['cabal.project', 'cabal.project.freeze'],
    builds: /^/,
  },
  dune: {
    upward: true,
    mixed: true,
    verbs: ['exec'],
    valued: wordList('--root --profile'),
    switches: wordList('--no-build --no-print-directory'),
    folder: ['--root'],
    files: ['dune-project'],
    builds: /^/,
  },
  zig: {
    upward: true,
    verbs: ['build', 'run'],
    valued: wordList('--build-file -O'),
    switches: [],
    folder: [],
    manifest: ['--build-file'],
    files: ['build.zig', 'build.zig.zon'],
    builds: /^/,
  },
  bazel: {
    upward: true,
    mixed: true,
    verbs: ['run'],
    valued: wordList('--config -c --compilation_mode'),
    switches: wordList('--noshow_progress'),
    folder: [],
    files: ['MODULE.bazel', 'MODULE.bazel.lock', 'WORKSPACE', '.bazelrc', '.bazelversion', 'tools/bazel'],
    builds: /^/,
  },
  lein: { upward: true, ecosystem: 'java', ...NOTHING, files: ['project.clj'], builds: /^/ },
  clojure: CLOJURE,
  clj: CLOJURE,
  gleam: {
    upward: true,
    verbs: ['run'],
    valued: wordList('-m --module -t --target'),
    switches: ['--no-print-progress'],
    folder: [],
    files: ['gleam.toml', 'manifest.toml'],
    builds: /^/,
  },
  rails: {
    ecosystem: 'ruby',
    ...NOTHING,
    files: ['bin/rails', 'config/boot.rb', 'config/application.rb'],
    tasks: true,
  },
  symfony: {
    verbs: ['console', 'php'],
    ecosystem: 'php',
    ...NOTHING,
    files: ['bin/console', 'composer.json'],
    tasks: true,
  },
  // Tasks.
  deno: {
    upward: true,
    verbs: ['task'],
    ecosystem: 'node',
    valued: wordList('--cwd -c --config -L --log-level'),
    switches: wordList('-q --quiet -r --recursive --eval'),
    folder: ['--cwd'],
    manifest: ['-c', '--config'],
    files: ['deno.json', 'deno.jsonc', 'package.json'],
    tasks: true,
  },
  mise: {
    upward: true,
    verbs: wordList('run r'),
    valued: wordList('-C --cd -j --jobs -E --env -o --output -t --tool'),
    switches: wordList('-q --quiet -S --silent -y --yes -v --verbose -r --raw -f --force --no-timings'),
    folder: ['-C', '--cd'],
    files: ['mise.toml', '.mise.toml', 'mise.local.toml', '.tool-versions'],
    tasks: true,
  },
  turbo: {
    upward: true,
    mixed: true,
    ecosystem: 'node',
    valued: wordList('--filter -F --cwd --concurrency --output-logs --log-order --ui --env-mode'),
    switches: wordList('--only --parallel --continue --no-cache --no-daemon --no-update-notifier'),
    folder: ['--cwd'],
    files: ['turbo.json', 'turbo.jsonc', 'package.json'],
    tasks: true,
  },
  nx: {
    upward: true,
    mixed: true,
    ecosystem: 'node',
    valued: wordList(
      '-c --configuration --project -t --target -p --projects --parallel --output-style --runner',
    ),
    switches: wordList('--skip-nx-cache --skipNxCache --verbose --tui=false --no-tui --nxBail'),
    folder: [],
    files: ['nx.json', 'package.json'],
    tasks: true,
  },
  lerna: {
    upward: true,
    mixed: true,
    verbs: wordList('run exec'),
    ecosystem: 'node',
    valued: ['--scope', '--concurrency'],
    switches: wordList('--stream --parallel --no-prefix'),
    folder: [],
    files: ['lerna.json', 'package.json'],
    tasks: true,
  },
  moon: {
    upward: true,
    ecosystem: 'node',
    ...NOTHING,
    files: ['moon.yml', '.moon/workspace.yml', '.moon/tasks.yml'],
    tasks: true,
  },
  make: {
    mixed: true,
    valued: wordList('-C --directory -f --file --makefile -j --jobs -I -o -W'),
    switches: wordList('-s --silent --quiet -B --always-make -k --keep-going --no-print-directory -e -r'),
    folder: ['-C', '--directory'],
    manifest: ['-f', '--file', '--makefile'],
    files: ['GNUmakefile', 'makefile', 'Makefile'],
    tasks: true,
  },
  gmake: {
    mixed: true,
    valued: wordList('-C -f'),
    switches: wordList('-s'),
    folder: ['-C'],
    manifest: ['-f'],
    files: ['GNUmakefile', 'makefile', 'Makefile'],
    tasks: true,
  },
  just: {
    upward: true,
    mixed: true,
    valued: wordList('-f --justfile -d --working-directory --shell --shell-arg --color --dotenv-path'),
    switches: wordList('-q --quiet -v --verbose --no-dotenv --yes -n --unstable --one'),
    folder: ['-d', '--working-directory'],
    manifest: ['-f', '--justfile'],
    files: ['justfile', 'Justfile', '.justfile'],
    tasks: true,
  },
  task: {
    upward: true,
    mixed: true,
    valued: wordList('-d --dir -t --taskfile -C --concurrency -o --output'),
    switches: wordList('-s --silent -y --yes -f --force -v --verbose -g --global -x --exit-code'),
    folder: ['-d', '--dir'],
    manifest: ['-t', '--taskfile'],
    files: [
      'Taskfile.yml',
      'taskfile.yml',
      'Taskfile.yaml',
      'taskfile.yaml',
      'Taskfile.dist.yml',
      'taskfile.dist.yml',
      'Taskfile.dist.yaml',
      'taskfile.dist.yaml',
    ],
    tasks: true,
  },
  rake: {
    upward: true,
    mixed: true,
    ecosystem: 'ruby',
    valued: wordList('-f --rakefile -C --directory'),
    switches: wordList('-s --silent -q --quiet'),
    folder: ['-C', '--directory'],
    manifest: ['-f', '--rakefile'],
    files: ['Rakefile', 'rakefile', 'Rakefile.rb'],
    tasks: true,
  },
  invoke: INVOKE,
  inv: INVOKE,
};

/** Whether a program of this name is such a tool, and the line one of those that it starts something with. */
export function isTool(name: string, args: readonly string[]): boolean {
  const tool = Object.hasOwn(TOOLS, name) ? TOOLS[name] : undefined;
  return tool !== undefined && (tool.verbs === undefined || args.some((arg) => tool.verbs?.includes(arg)));
}
