/**
 * A line of a package manager that starts a script of the project or a program of its packages. In: a launch. Out: the
 * project's folder, the workspace in it, and the script. Pure. Source: npm 11, pnpm 10, Yarn 4, Bun 1.3 (documents).
 */
import type { Place } from '../../contracts.ts';
import { startIn } from '../../host/paths.ts';
import type { Launch, StdioLaunch } from '../../model.ts';
import type { Options, OptionTable } from '../line/options.ts';
import { allOf, beforeDashes, lastOf, readOn, readOptions, wordList } from '../line/options.ts';
import { isOwnFile, programOf, stdioOf } from '../line/program.ts';
import type { SettingsFile } from './manager-settings.ts';
import { YARN_PATHS } from './manager-settings.ts';
import { PNPM_SCRIPTS } from './script-settings.ts';

interface Runner extends OptionTable {
  /** Words before the name of the script. */
  readonly verbs: readonly string[];
  /** Words that are names of scripts themselves. */
  readonly scripts: readonly string[];
  /** Words before a program of the project's packages. */
  readonly programs: readonly string[];
  /** Any other word may be a script too, unless it is a command of the package manager's own. */
  readonly bare?: readonly string[];
  /** Options that name the project's folder. */
  readonly folder: readonly string[];
  /** Options that name one workspace of the project, and those that mean its root. */
  readonly workspace: readonly string[];
  readonly root?: readonly string[];
  /** It obeys `.npmrc`. */
  readonly npmrc?: true;
  readonly settings?: readonly SettingsFile[];
}

const COMMON = wordList('--silent -s --quiet -q --if-present --verbose');
const MANAGER_COMMANDS =
  wordList(`add audit bin bunx cache ci completion config create deploy dedupe dlx doctor env explain fetch
  global help import info init install install-test i it link list licenses login logs ls node outdated owner pack
  patch plugin pm prune publish rebuild remove root self-update server set setup store stage tag unlink up update
  upgrade version versions view why workspace workspaces x`);

/** More than one workspace. */
const SEVERAL = /[*!^{}[\]]|\.\.\./;
/** Words that start something in another workspace, or in several. */
const ELSEWHERE = new Set(wordList('workspaces recursive multi m'));

export const RUNNERS: Readonly<Record<string, Runner>> = {
  npm: {
    verbs: wordList('run run-script rum urn'),
    scripts: wordList('start test stop restart t tst'),
    programs: [],
    valued: wordList(
      '--prefix -C --loglevel --script-shell --userconfig --cache --node-options -w --workspace',
    ),
    workspace: ['-w', '--workspace'],
    switches: [
      ...COMMON,
      ...wordList(
        '--yes -y --no-update-notifier --no-fund --no-audit --ignore-scripts --include-workspace-root',
      ),
    ],
    folder: ['--prefix', '-C'],
    npmrc: true,
  },
  pnpm: {
    verbs: wordList('run run-script'),
    scripts: wordList('start test stop restart t tst'),
    programs: ['exec'],
    bare: MANAGER_COMMANDS,
    valued: wordList('-C --dir --loglevel --reporter --script-shell -F --filter'),
    switches: [...COMMON, ...wordList('--stream --color --no-color -w --workspace-root --fail-if-no-match')],
    workspace: ['-F', '--filter'],
    root: ['-w', '--workspace-root'],
    folder: ['-C', '--dir'],
    npmrc: true,
    settings: [PNPM_SCRIPTS],
  },
  yarn: {
    verbs: ['run'],
    scripts: wordList('start test'),
    programs: ['exec'],
    bare: MANAGER_COMMANDS,
    valued: ['--cwd'],
    switches: [...COMMON, '--non-interactive'],
    workspace: [],
    folder: ['--cwd'],
    settings: YARN_PATHS,
  },
  bun: {
    verbs: ['run'],
    scripts: [],
    programs: [],
    bare: MANAGER_COMMANDS,
    valued: wordList('--cwd --env-file --config -c -F --filter'),
    switches: [
      ...COMMON,
      ...wordList('--bun -b --shell= --watch --hot --smol --no-clear-screen --inspect --inspect='),
    ],
    workspace: ['-F', '--filter'],
    folder: ['--cwd'],
  },
};

export interface ScriptLine {
  readonly runner?: string;
  /** The project's folder, absolute; undefined when the line does not say it. */
  readonly folder?: string;
  /** The workspace in it, by its name or path; `root`: the workspace of all others. */
  readonly workspace?: { readonly word: string } | 'root';
  /** `script` of package.json, or a program of the packages. */
  readonly kind: 'script' | 'program';
  readonly name: string;
  readonly args: readonly string[];
}

/** Options that name a file which starts the script, is loaded before it, or holds such settings. */
const OTHER_CODE = /^--(?:script-shell|node-options|userconfig|globalconfig|shell-emulator)$/;

/** A shell by its name, options of node that load nothing. */
const PLAIN = /^--(?:script-shell [\w.-]+|node-options (?:--[\w-]+(?:=\w+)?(?:\s+|$))+)$/;

const UNKNOWN = { kind: 'script', name: '', args: [] } as const;

/** Undefined for another program, and for a command of the package manager's own. */
export function scriptLine(launch: Launch, place: Place): ScriptLine | undefined {
  const stdio = stdioOf(launch);
  if (stdio === undefined || isOwnFile(stdio.command, place)) return undefined;
  const program = programOf(stdio.command);
  if (/^(?:node|nodejs)$/.test(program)) return nodeLine(stdio, place);
  const runner = Object.hasOwn(RUNNERS, program) ? RUNNERS[program] : undefined;
  if (runner === undefined) return undefined;
  const before = readOptions(stdio.args, runner);
  if (before === undefined || before.rest[0] === undefined || before.dashes) {
    // An option that is unknown may choose another project.
    return stdio.args.some((arg) => runner.verbs.includes(arg) || runner.programs.includes(arg))
      ? UNKNOWN
      : undefined;
  }
  // `yarn workspace NAME COMMAND`
  const inside = program === 'yarn' && before.rest[0] === 'workspace';
  const [verb, ...more] = inside ? before.rest.slice(2) : before.rest;
  if (verb === undefined || ELSEWHERE.has(verb)) return UNKNOWN;
  if (verb === 'node' && program !== 'npm' && program !== 'bun') {
    return { runner: program, folder: startIn(place, stdio.cwd), kind: 'program', name: 'node', args: more };
  }
  const hasVerb = runner.verbs.includes(verb) || runner.programs.includes(verb);
  if (!hasVerb && !runner.scripts.includes(verb) && runner.bare?.includes(verb) !== false)
    return inside ? UNKNOWN : undefined;
  const after = hasVerb ? readOn(before, more, runner) : { ...before, rest: [verb, ...more] };
  const [name, ...args] = after?.rest ?? [];
  if (after === undefined || name === undefined) return UNKNOWN;
  // Bun runs a file where one is named.
  if (program === 'bun' && /[\\/]|\.\w+$/.test(name)) return undefined;
  const behind = program === 'npm' ? npmOptions(args) : [];
  if (behind === undefined) return UNKNOWN;
  const read: Options = { ...after, found: [...after.found, ...behind] };
  if (read.found.some(([option, value]) => OTHER_CODE.test(option) && !PLAIN.test(`${option} ${value}`)))
    return UNKNOWN;
  const named = allOf(read, ...runner.workspace);
  const words = inside ? [before.rest[1] ?? '', ...named] : named;
  const [word = ''] = words;
  if (words.length > 1 || SEVERAL.test(word)) return UNKNOWN;
  const isRoot = read.found.some(([option]) => runner.root?.includes(option));
  const kind = runner.programs.includes(verb) ? 'program' : 'script';
  // Where a workspace is that is known by its name, only the disk says.
  if (kind === 'program' && (isRoot || word.startsWith('@'))) return UNKNOWN;
  return {
    runner: program,
    folder: startIn(place, stdio.cwd, lastOf(read, ...runner.folder)),
    ...(words.length > 0 ? { workspace: { word } } : isRoot ? { workspace: 'root' } : {}),
    kind,
    name,
    args,
  };
}

/** `node --run SCRIPT` */
function nodeLine({ args, cwd }: StdioLaunch, place: Place): ScriptLine | undefined {
  const at = args.findIndex((arg) => !arg.startsWith('-') || /^--run(?:=|$)/.test(arg));
  const run = /^--run(?:=(.*))?$/s.exec(args[at] ?? '');
  if (run === null) return undefined;
  const name = run[1] ?? args[at + 1] ?? '';
  return { runner: 'node', folder: startIn(place, cwd), kind: 'script', name, args: [] };
}

/** npm reads options behind the name of the script, too, up to `--`; undefined for several workspaces. */
function npmOptions(args: readonly string[]): Options['found'] | undefined {
  const own = beforeDashes(args);
  if (own.some((arg) => /^--?(?:ws|workspaces)(?:=|$)/.test(arg))) return undefined;
  const found: (readonly [string, string])[] = [];
  for (const [at, arg] of own.entries()) {
    const [, name, glued] =
      /^(--prefix|-C|-w|--workspace|--script-shell|--node-options|--userconfig)(?:=(.*))?$/s.exec(arg) ?? [];
    if (name !== undefined) found.push([name, glued ?? own[at + 1] ?? '']);
  }
  return found;
}
