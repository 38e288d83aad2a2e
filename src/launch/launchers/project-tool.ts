/**
 * A program in the environment of a project, or what a tool of the project builds or does: `bundle exec P`, `poetry run P`,
 * `cargo run`, `go run ./DIR`, `make TASK`. In: a launch. Out: the program's name, with the project's lockfile and the files
 * that say what a task does as parts. Only the project's tool knows where the code is, so nothing else is hashed except a
 * file that the line names.
 */
import type { Launcher, Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import { isInside } from '../../host/is-inside.ts';
import { pathsOf, startIn } from '../../host/paths.ts';
import type { Launch } from '../../model.ts';
import { hashedFiles } from '../file/hashed-file.ts';
import { nearestLockfiles } from '../file/lockfiles.ts';
import type { Options } from '../line/options.ts';
import { allOf, beforeDashes, lastOf, readOn, readOptions } from '../line/options.ts';
import { fileUrl } from '../line/origin-url.ts';
import { isOwnFile, programOf, stdioOf } from '../line/program.ts';
import type { Tool } from '../line/tool-table.ts';
import { TOOLS } from '../line/tool-table.ts';

interface ToolLine {
  readonly tool: Tool;
  readonly folder?: string;
  /** The file of the project that the line names, absolute. */
  readonly manifest?: string;
  /** That file, or the folder that the line names, absolute; absent: the tool looks for it where it is started. */
  readonly project?: string;
  readonly name?: string;
  readonly args: readonly string[];
}

/** What a project's own tool starts. */
export const projectTool: Launcher = {
  id: 'project-tool',
  label: 'project tool',
  examples: ['poetry run notes', 'cargo run', 'dotnet run --project notes', 'make mcp'],
  remote: false,
  identify: (launch, place) => {
    const line = toolLine(launch, place);
    const program = programOf(stdioOf(launch)?.command ?? '');
    if (line === undefined) return undefined;
    const base = { launcher: 'project-tool', requested: '', pinned: false } as const;
    const { tool, folder, name, args, project } = line;
    if (folder === undefined) return { ...base, url: `command:${program}`, opaque: true };
    if (tool.builds !== undefined || tool.tasks === true || name === undefined)
      return { ...base, url: project === undefined ? `command:${program}` : fileUrl(project, place) };
    return { ...base, url: `command:${programOf(name)}`, runs: { program: name, args, cwd: folder } };
  },
  resolve: async ({ url }, launch, place, host) => {
    const line = toolLine(launch, place);
    if (line?.folder === undefined) return { url };
    const { tool, folder, manifest, name } = line;
    const { resolve } = pathsOf(place);
    // `go run main.go`, `dotnet run server.cs`: the file itself.
    const source =
      tool.builds !== undefined && name !== undefined && /\.(?:go|cs|zig)$/.test(name) ? [name] : [];
    // A folder may stand for the file in it.
    const usual = [
      ...(await usualFiles(tool, folder, place, host)),
      ...(manifest === undefined ? [] : await usualFiles({ files: tool.files ?? [] }, manifest, place, host)),
    ];
    const named = [...(manifest === undefined ? [] : [manifest]), ...usual, ...source];
    const paths = new Set(named.map((file) => resolve(folder, file)));
    const files = await hashedFiles([...paths], 'exact', place, host);
    const locks =
      tool.ecosystem === undefined ? [] : await nearestLockfiles(folder, tool.ecosystem, place, host);
    const parts = [...files, ...locks];
    const [first, ...others] = parts;
    if (first?.url === url) return others.length === 0 ? first : { ...first, parts: others };
    return parts.length === 0 ? { url } : { url, parts };
  },
};

/** Those of a tool that are there, absolute: in the folder, or in the nearest one above that has any. */
async function usualFiles(
  { files = [], upward }: Pick<Tool, 'files' | 'upward'>,
  folder: string,
  place: Place,
  host: Host,
): Promise<readonly string[]> {
  const { join, dirname } = pathsOf(place);
  // By their exact names: on some disks `makefile` is `Makefile`, too.
  const present: readonly string[] = await host.files.list(folder).catch(() => []);
  const here = files.flatMap((file) => {
    if (file.startsWith('*')) return present.filter((one) => one.endsWith(file.slice(1)));
    return present.includes(file.split('/')[0] ?? '') ? [file] : [];
  });
  if (here.length > 0 || upward !== true || folder === place.workspaceFolder || !isBelow(folder, place))
    return here.map((file) => join(folder, file));
  return usualFiles({ files, upward }, dirname(folder), place, host);
}

const isBelow = (folder: string, place: Place): boolean =>
  isInside(place.workspaceFolder, folder, pathsOf(place));

/** A file or folder of the project that the reading of the line would miss: named twice, or behind the task. */
function hasHiddenPlace(tool: Tool, read: Options): boolean {
  const options = [tool.folder, tool.manifest ?? []];
  if (options.some((names) => allOf(read, ...names).length > 1)) return true;
  if (tool.mixed !== true || read.dashes) return false;
  const names = options.flat();
  // Long options may be cut short; short ones have their value glued on.
  return beforeDashes(read.rest).some((arg) => {
    const [word = ''] = arg.split('=');
    return names.some((name) =>
      name.startsWith('--') ? /^--./.test(word) && name.startsWith(word) : arg.startsWith(name),
    );
  });
}

function toolLine(launch: Launch, place: Place): ToolLine | undefined {
  const stdio = stdioOf(launch);
  if (stdio === undefined || isOwnFile(stdio.command, place)) return undefined;
  const program = programOf(stdio.command);
  const tool = Object.hasOwn(TOOLS, program) ? TOOLS[program] : undefined;
  if (tool === undefined) return undefined;
  const { verbs, builds } = tool;
  if (tool.wordFiles === true && beforeDashes(stdio.args).some((arg) => /^@./.test(arg)))
    return { tool, args: [] };
  const before = readOptions(stdio.args, tool);
  if (before === undefined)
    return verbs === undefined || stdio.args.some((arg) => verbs.includes(arg))
      ? { tool, args: [] }
      : undefined;
  if (verbs !== undefined && !verbs.includes(before.rest[0] ?? '')) return undefined;
  // `dotnet watch run`
  const twice = before.rest[0] === 'watch' && verbs?.includes(before.rest[1] ?? '') === true;
  const read = verbs === undefined ? before : readOn(before, before.rest.slice(twice ? 2 : 1), tool);
  if (read === undefined) return { tool, args: [] };
  const [name, ...args] = read.rest;
  if (builds !== undefined && name !== undefined && !builds.test(name)) return undefined;
  if (builds === undefined && tool.tasks !== true && name === undefined) return { tool, args: [] };
  if (hasHiddenPlace(tool, read)) return { tool, args: [] };
  const { resolve, dirname } = pathsOf(place);
  const own = lastOf(read, ...tool.folder);
  const start = startIn(place, stdio.cwd, own);
  const file = tool.manifest === undefined ? undefined : lastOf(read, ...tool.manifest);
  const named = file ?? (/\.\w+proj$/.test(start) ? start : undefined);
  const manifest = named === undefined ? undefined : resolve(start, named);
  const project = manifest ?? (own === undefined ? undefined : start);
  return {
    tool,
    folder: manifest === undefined ? start : dirname(manifest),
    args,
    ...(manifest === undefined ? {} : { manifest }),
    ...(project === undefined ? {} : { project }),
    ...(name === undefined ? {} : { name }),
  };
}
