/**
 * A script of the project: `npm run S`, `npm start`, `pnpm S`, `yarn S`, `bun run S`. In: a launch. Out: the
 * `package.json` that holds the script, pinned by its hash, with the lockfile beside it. Runs nothing and does not
 * parse the script.
 */

import type { Launcher, Place } from '../../contracts.ts';
import { startIn } from '../../host/paths.ts';
import type { Launch } from '../../model.ts';
import { hashedFile } from '../file/hashed-file.ts';
import { isInterpreter } from '../file/interpreters.ts';
import { nearestLockfiles } from '../file/lockfiles.ts';
import type { OptionTable } from '../line/options.ts';
import { lastOf, readOptions, wordList } from '../line/options.ts';
import { fileUrl } from '../line/origin-url.ts';
import { isOwnFile, pathsOf, programOf, stdioOf } from '../line/program.ts';
import { refuseCorepackSettings } from '../npm/corepack.ts';
import type { SettingsFile } from '../npm/manager-settings.ts';
import { managerSettingParts, YARN_PATHS } from '../npm/manager-settings.ts';
import { PNPM_SCRIPTS, refuseScriptNpmrc } from '../npm/script-settings.ts';

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

const RUNNERS: Readonly<Record<string, Runner>> = {
  npm: {
    verbs: wordList('run run-script rum urn'),
    scripts: wordList('start test stop restart t tst'),
    programs: [],
    valued: wordList('--prefix -C --loglevel --script-shell --userconfig --cache --node-options'),
    switches: [...COMMON, ...wordList('--yes -y --no-update-notifier --no-fund --no-audit --ignore-scripts')],
    folder: ['--prefix', '-C'],
    npmrc: true,
  },
  pnpm: {
    verbs: wordList('run run-script'),
    scripts: wordList('start test stop restart t tst'),
    programs: ['exec'],
    bare: MANAGER_COMMANDS,
    valued: wordList('-C --dir --loglevel --reporter --script-shell'),
    switches: [...COMMON, '--stream', '--color', '--no-color'],
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
    folder: ['--cwd'],
    settings: YARN_PATHS,
  },
  bun: {
    verbs: ['run'],
    scripts: [],
    programs: [],
    valued: wordList('--cwd --env-file --config -c'),
    switches: [...COMMON, '--bun', '-b', '--shell='],
    folder: ['--cwd'],
  },
};

interface ScriptLine {
  readonly runner?: string;
  /** The project's folder, absolute; undefined when the line does not say it. */
  readonly folder?: string;
  /** `script` of package.json, or a program of the packages. */
  readonly kind: 'script' | 'program';
  readonly name: string;
  readonly args: readonly string[];
}

/** What package.json calls a script. */
export const projectScript: Launcher = {
  id: 'project-script',
  label: 'package.json script',
  examples: ['npm run mcp'],
  remote: false,
  identify: (launch, place) => {
    const line = scriptLine(launch, place);
    const stdio = stdioOf(launch);
    if (line === undefined || stdio === undefined) return undefined;
    const base = { launcher: 'project-script', requested: '', pinned: false } as const;
    const { folder, kind, name, args } = line;
    if (folder === undefined) return { ...base, url: `command:${programOf(stdio.command)}`, opaque: true };
    const inner = { runs: { program: name, args, cwd: folder } };
    if (kind === 'program') return { ...base, url: `command:${programOf(name)}`, ...inner };
    const url = fileUrl(pathsOf(place).join(folder, 'package.json'), place);
    // `pnpm tsx FILE` is a script of that name or, usually, the program.
    return { ...base, url, pinned: true, ...(isInterpreter(name) ? inner : {}) };
  },
  resolve: async ({ url }, launch, place, host) => {
    const line = scriptLine(launch, place);
    if (line?.folder === undefined) return { url };
    const { kind, folder, runner } = line;
    const { npmrc, settings = [] } = RUNNERS[runner ?? ''] ?? {};
    const tool = `${runner} ${kind === 'script' ? 'run' : 'exec'}`;
    if (runner === 'pnpm' || runner === 'yarn') await refuseCorepackSettings(folder, place, host);
    if (npmrc === true) await refuseScriptNpmrc(folder, place, host, tool);
    const steering = await managerSettingParts(settings, { cwd: folder, tool, floating: false }, place, host);
    const manifest = pathsOf(place).join(folder, 'package.json');
    const origin = kind === 'script' ? await hashedFile(manifest, 'exact', place, host) : { url };
    const parts = [...(await nearestLockfiles(folder, 'node', place, host)), ...steering];
    return parts.length === 0 ? origin : { ...origin, parts };
  },
};

function scriptLine(launch: Launch, place: Place): ScriptLine | undefined {
  const stdio = stdioOf(launch);
  if (stdio === undefined || isOwnFile(stdio.command, place)) return undefined;
  const program = programOf(stdio.command);
  const runner = Object.hasOwn(RUNNERS, program) ? RUNNERS[program] : undefined;
  if (runner === undefined) return undefined;
  const unknown = { kind: 'script', name: '', args: [] } as const;
  const before = readOptions(stdio.args, runner);
  const [verb, ...more] = before?.rest ?? [];
  if (before === undefined || verb === undefined || before.dashes) {
    // An option that is unknown may choose another project: `--workspace`, `--filter`.
    return stdio.args.some((arg) => runner.verbs.includes(arg)) ? unknown : undefined;
  }
  const hasVerb = runner.verbs.includes(verb) || runner.programs.includes(verb);
  if (!hasVerb && !runner.scripts.includes(verb) && runner.bare?.includes(verb) !== false) return undefined;
  const after = hasVerb ? readOptions(more, runner) : { found: [], rest: [verb, ...more], dashes: false };
  const [name, ...args] = after?.rest ?? [];
  if (after === undefined || name === undefined) return unknown;
  // npm also reads options after the name.
  const npmArgs = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  if (program === 'npm' && npmArgs.some((arg) => /^(?:--?w(?:orkspaces?)?|--prefix|-C)(?:=|$)/.test(arg))) {
    return unknown;
  }
  // Bun runs a file where one is named.
  if (
    program === 'bun' &&
    (/[\\/]|\.\w+$/.test(name) || after.found.some(([flag]) => /^-[ep]$/.test(flag)))
  ) {
    return undefined;
  }
  const flag = lastOf({ ...after, found: [...before.found, ...after.found] }, ...runner.folder);
  const folder = startIn(place, stdio.cwd, flag);
  return { runner: program, folder, kind: runner.programs.includes(verb) ? 'program' : 'script', name, args };
}
