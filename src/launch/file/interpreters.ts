/**
 * The command line of an interpreter. In: the program and its arguments. Out: the argument that names the file it runs.
 * Only `repositoryInterpreter` reads the disk.
 */
import type { Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import { pathsOf, startIn } from '../../host/paths.ts';
import type { Origin, StdioLaunch } from '../../model.ts';
import { powershell } from '../line/powershell.ts';
import { isOwnFile } from '../line/program.ts';
import { hashedFile } from './hashed-file.ts';
import type { Ecosystem, FileRule } from './interpreter-table.ts';
import { INTERPRETERS, POWERSHELL } from './interpreter-table.ts';

const interpreterOf = (program: string) => INTERPRETERS.find(({ names }) => names.test(program));

/** Whether a program of this name runs files given as arguments. */
export const isInterpreter = (program: string): boolean =>
  POWERSHELL.test(program) || interpreterOf(program) !== undefined;

/** The lockfiles that say which packages a program of this name loads. */
export const ecosystemOf = (program: string): Ecosystem | undefined => interpreterOf(program)?.project;

/** Whether it runs program text of the line itself: `-e CODE`. */
export function runsText(program: string, args: readonly string[]): boolean {
  const interpreter = interpreterOf(program);
  if (interpreter === undefined || scriptArgument(program, args) !== undefined) return false;
  return args.some((arg) => interpreter.inline.test(arg) && !/^-[A-Za-z]*m$|^--run/.test(arg));
}

/** How a program of this name finds the file that its argument names. */
export const fileRuleOf = (program: string): FileRule => interpreterOf(program)?.files ?? 'exact';

/** The argument that names the file it runs, or undefined when there is none. */
export function scriptArgument(program: string, args: readonly string[]): string | undefined {
  if (POWERSHELL.test(program)) return powershell(program, args)?.file;
  const at = scriptIndex(program, args);
  return at === undefined ? undefined : args[at];
}

/** The words behind that file; undefined where there is none. */
export function wordsBehindScript(program: string, args: readonly string[]): readonly string[] | undefined {
  if (POWERSHELL.test(program)) return powershell(program, args)?.behind;
  const at = scriptIndex(program, args);
  return at === undefined ? undefined : args.slice(at + 1);
}

/** Options in front of that file with their values, empty where they have none; of the whole line where there is no file. */
export function optionsBefore(
  program: string,
  args: readonly string[],
): readonly (readonly [name: string, value: string])[] {
  const { valued = [], underscores } = interpreterOf(program) ?? {};
  const out: (readonly [string, string])[] = [];
  const end = scriptIndex(program, args) ?? args.length;
  for (let at = 0; at < end; at += 1) {
    const arg = asNamed(args[at] ?? '', underscores);
    if (arg === '--') break;
    const [, name = arg, glued] = /^(--[\w-]+|-\w)=(.*)$/s.exec(arg) ?? [];
    // `ruby -r./hook`: the value is glued on.
    const [, short, rest] = valued.includes(arg) ? [] : (/^(-[a-zA-Z])([./\\].*)$/s.exec(arg) ?? []);
    if (glued !== undefined) out.push([name, glued]);
    else if (short !== undefined && rest !== undefined) out.push([short, rest]);
    else if (valued.includes(arg)) {
      out.push([arg, args[at + 1] ?? '']);
      at += 1;
    } else if (arg.startsWith('-')) out.push([arg, '']);
  }
  return out;
}

/** The folder that the file is meant from, absolute: `bun --cwd DIR FILE`, `ruby -C DIR FILE`. */
export function scriptFolder(
  program: string,
  args: readonly string[],
  place: Place,
  cwd: string | undefined,
): string {
  const names = interpreterOf(program)?.folder;
  const start = startIn(place, cwd);
  if (names === undefined) return start;
  const { resolve } = pathsOf(place);
  const folders = optionsBefore(program, args).flatMap(([option, value]) => {
    if (names.includes(option)) return [value];
    // `ruby -Cdir`
    const glued = names.some((name) => /^-\w$/.test(name) && option.startsWith(name));
    return glued ? [option.slice(2)] : [];
  });
  // Each `-C` starts at the one before it; of long options the last one counts.
  return resolve(start, ...(names.some((name) => name.startsWith('--')) ? folders.slice(-1) : folders));
}

/** An option as the tables name it. */
const asNamed = (arg: string, underscores: true | undefined): string =>
  underscores === true ? arg.replace(/^--[\w-]+/, (name) => `--${name.slice(2).replaceAll('_', '-')}`) : arg;

function scriptIndex(program: string, args: readonly string[]): number | undefined {
  const interpreter = interpreterOf(program);
  if (interpreter === undefined) return undefined;
  const { valued, takes, inline, file = [], verbs = [], tasks, endings, underscores } = interpreter;
  for (let at = 0; at < args.length; at += 1) {
    const arg = asNamed(args[at] ?? '', underscores);
    if (file.includes(arg) || arg === '--') return at + 1 < args.length ? at + 1 : undefined;
    if (arg === '-' || inline.test(arg)) return undefined;
    if (valued.includes(arg) || takes?.test(arg) === true) at += 1;
    else if (!/^[-+]./.test(arg) && !verbs.includes(arg)) {
      if (endings !== undefined) return endings.test(arg) ? at : undefined;
      return tasks !== true || (/[\\/]|\.\w+$/.test(arg) && !/^\w[\w+.-]+:/.test(arg)) ? at : undefined;
    }
  }
  return undefined;
}

/** At most one origin. */
export async function repositoryInterpreter(
  { command, cwd }: StdioLaunch,
  place: Place,
  host: Host,
): Promise<readonly Origin[]> {
  if (!isOwnFile(command, place)) return [];
  const path = startIn(place, cwd, command);
  const [real, root] = await Promise.all(
    [path, place.workspaceFolder].map((one) => host.files.realPath(one).catch(() => one)),
  );
  const inside = isOwnFile(real ?? path, { ...place, workspaceFolder: root ?? place.workspaceFolder });
  return inside ? [await hashedFile(path, 'exact', place, host)] : [];
}
