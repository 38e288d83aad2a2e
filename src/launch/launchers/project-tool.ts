/**
 * A program in the environment of a project: `bundle exec P`, `poetry run P`, `cargo run`, `go run ./DIR`. In: a
 * launch. Out: the program's name, with the project's lockfile as a part. Only the project's tool knows where the code
 * is, so nothing of it is hashed except a file that the line names.
 */

import type { Launcher, Place } from '../../contracts.ts';
import { startIn } from '../../host/paths.ts';
import type { Launch } from '../../model.ts';
import type { Ecosystem } from '../file/interpreter-table.ts';
import { nearestLockfiles } from '../file/lockfiles.ts';
import type { OptionTable } from '../line/options.ts';
import { lastOf, readOptions, wordList } from '../line/options.ts';
import { isOwnFile, programOf, stdioOf } from '../line/program.ts';

interface Tool extends OptionTable {
  readonly verb: string;
  readonly ecosystem: Ecosystem;
  /** Options that name the project's folder. */
  readonly folder: readonly string[];
  /** It builds and runs the project itself; the words behind the options are the server's. */
  readonly builds?: RegExp;
}

const TOOLS: Readonly<Record<string, Tool>> = {
  bundle: {
    verb: 'exec',
    ecosystem: 'ruby',
    valued: ['--gemfile'],
    switches: ['--keep-file-descriptors'],
    folder: [],
  },
  poetry: {
    verb: 'run',
    ecosystem: 'python',
    valued: wordList('-C --directory -P --project'),
    switches: wordList('-q --quiet -n --no-interaction --no-ansi --ansi --no-plugins --no-cache -v -vv -vvv'),
    folder: ['-C', '--directory', '-P', '--project'],
  },
  pdm: {
    verb: 'run',
    ecosystem: 'python',
    valued: wordList('-p --project'),
    switches: wordList('-q --quiet -v --verbose -s --site-packages'),
    folder: ['-p', '--project'],
  },
  pipenv: {
    verb: 'run',
    ecosystem: 'python',
    valued: [],
    switches: wordList('-q --quiet -v --verbose'),
    folder: [],
  },
  hatch: {
    verb: 'run',
    ecosystem: 'python',
    valued: wordList('-e --env'),
    switches: wordList('-q -v'),
    folder: [],
  },
  rye: { verb: 'run', ecosystem: 'python', valued: [], switches: [], folder: [] },
  cargo: {
    verb: 'run',
    ecosystem: 'rust',
    valued: wordList(
      '--bin --example -p --package --features -F --profile --target --target-dir -j --jobs -C',
    ),
    switches: wordList(`-r --release -q --quiet -v --verbose --locked --offline --frozen --all-features
      --no-default-features`),
    folder: ['-C'],
    builds: /^/,
  },
  go: {
    verb: 'run',
    ecosystem: 'go',
    valued: wordList('-C -exec -mod -modfile -tags -ldflags -gcflags -p'),
    switches: wordList('-race -v -x -a -n -trimpath -work'),
    folder: ['-C'],
    builds: /^(?:\.|[^@]*\.go$|[A-Za-z]:[\\/]|\/)/,
  },
};

interface ToolLine {
  readonly tool: Tool;
  readonly folder?: string;
  readonly name?: string;
  readonly args: readonly string[];
}

/** What a project's own tool starts. */
export const projectTool: Launcher = {
  id: 'project-tool',
  label: 'project tool',
  examples: ['poetry run notes', 'cargo run'],
  remote: false,
  identify: (launch, place) => {
    const line = toolLine(launch, place);
    const program = programOf(stdioOf(launch)?.command ?? '');
    if (line === undefined) return undefined;
    const base = { launcher: 'project-tool', requested: '', pinned: false } as const;
    const { tool, folder, name, args } = line;
    if (folder === undefined) return { ...base, url: `command:${program}`, opaque: true };
    if (tool.builds !== undefined || name === undefined) return { ...base, url: `command:${program}` };
    return { ...base, url: `command:${programOf(name)}`, runs: { program: name, args, cwd: folder } };
  },
  resolve: async ({ url }, launch, place, host) => {
    const line = toolLine(launch, place);
    if (line?.folder === undefined) return { url };
    const parts = await nearestLockfiles(line.folder, line.tool.ecosystem, place, host);
    return parts.length === 0 ? { url } : { url, parts };
  },
};

function toolLine(launch: Launch, place: Place): ToolLine | undefined {
  const stdio = stdioOf(launch);
  if (stdio === undefined || isOwnFile(stdio.command, place)) return undefined;
  const program = programOf(stdio.command);
  const tool = Object.hasOwn(TOOLS, program) ? TOOLS[program] : undefined;
  if (tool === undefined) return undefined;
  const before = readOptions(stdio.args, tool);
  if (before === undefined) return stdio.args.includes(tool.verb) ? { tool, args: [] } : undefined;
  if (before.rest[0] !== tool.verb) return undefined;
  const after = readOptions(before.rest.slice(1), tool);
  if (after === undefined) return { tool, args: [] };
  const [name, ...args] = after.rest;
  if (tool.builds !== undefined && name !== undefined && !tool.builds.test(name)) return undefined;
  if (tool.builds === undefined && name === undefined) return { tool, args: [] };
  const flag = lastOf({ ...after, found: [...before.found, ...after.found] }, ...tool.folder) ?? '';
  const folder = startIn(place, stdio.cwd, flag);
  return { tool, folder, args, ...(name === undefined ? {} : { name }) };
}
