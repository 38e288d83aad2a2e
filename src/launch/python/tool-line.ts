/**
 * The line of `uvx` or `pipx run`. In: the line with its flags read. Out: the package, what it runs, and the settings
 * that decide its version. Asks nobody.
 */
import type { Identity, Place } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import { startIn } from '../../host/paths.ts';
import type { StdioLaunch } from '../../model.ts';
import type { PypiQuestion } from '../../origin/pypi/question.ts';
import { missingName } from '../messages.ts';
import type { Requirement } from './requirement.ts';
import { exampleOf, requirementOf } from './requirement.ts';

export interface ToolLine {
  /** How a person types it: `uvx`, `uv tool run`, `pipx run`. */
  readonly words: string;
  /** Whose index settings count. */
  readonly tool: 'uv' | 'pip';
  /** It knows `name@1.2.3`, and brings Python itself. */
  readonly acceptsAtVersion: boolean;
  /** Value of `--from` or `--spec`. */
  readonly from?: string | undefined;
  readonly positionals: readonly string[];
  /** Values of `--with`. */
  readonly withPackages: readonly string[];
  /** Folders of code beside the package. */
  readonly editable: boolean;
  readonly dir?: string | undefined;
  /** Flags of the line that say where to look. */
  readonly indexes: Pick<PypiQuestion, 'indexUrl' | 'indexUrls' | 'extraIndexUrls' | 'python'>;
  /** Other flags, as the variables of uv or pip that say the same. */
  readonly settings: Readonly<Record<string, string>>;
}

export interface ToolStarted {
  readonly line: ToolLine;
  readonly requirement: Requirement;
  readonly identity: Omit<Identity, 'launcher'>;
  readonly cwd: string;
}

/** Python itself, which uv brings: `uvx python@3.12`. */
const INTERPRETER = /^(?:python|pythonw|cpython|pypy|graalpy)[\d.]*(?:@.*)?$/;

/** Throws E_LAUNCH. */
export function toolStarted(line: ToolLine, stdio: StdioLaunch, place: Place): ToolStarted {
  const { words, from, positionals, withPackages, editable, acceptsAtVersion } = line;
  const cwd = startIn(place, stdio.cwd, line.dir);
  const [first, ...args] = positionals;
  const token = from ?? first;
  if (token === undefined || token.trim() === '') {
    throw new McpLockError(missingName(words, 'package', exampleOf(words, acceptsAtVersion)));
  }
  if (acceptsAtVersion && from === undefined && INTERPRETER.test(token)) {
    const requested = token.split('@')[1] ?? '';
    const requirement = { url: 'command:python', requested, pinned: false };
    return { line, requirement, identity: { ...requirement, token, runs: { program: 'python', args } }, cwd };
  }
  const requirement = requirementOf(token, cwd, place, line);
  const others = withPackages.map((word) => requirementOf(word, cwd, place, line));
  const { url, requested, name } = requirement;
  return {
    line,
    requirement,
    identity: {
      url,
      requested,
      pinned: requirement.pinned && !editable && others.every(({ pinned }) => pinned),
      token,
      runs: { program: from === undefined ? (name ?? '') : (first ?? ''), args },
    },
    cwd,
  };
}
