/**
 * What stands around a command line without being the server: `cmd /c`, `env`, a shell with one simple command. A
 * launch in; the launch without them, and their names, out. Takes off only what it understands to the last word.
 */
import type { Launch, StdioLaunch } from '../../model.ts';
import { programOf } from './program.ts';

export interface Peeled {
  readonly launch: Launch;
  /** Names of what was taken off, outermost first. */
  readonly wrappers: readonly string[];
}

/** One wrapper: the launch inside it, or undefined when this is none of its kind. */
type Wrapper = (launch: StdioLaunch) => StdioLaunch | undefined;

const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map([['cmd', cmd]]);

/** How many wrappers may stand in one another. */
const DEEPEST = 8;

/** Takes every wrapper off. */
export function peel(launch: Launch): Peeled {
  const wrappers: string[] = [];
  let inner = launch;
  while (inner.transport === 'stdio' && wrappers.length < DEEPEST) {
    const name = programOf(inner.command).toLowerCase();
    const next = WRAPPERS.get(name)?.(inner);
    if (next === undefined) break;
    wrappers.push(name);
    inner = next;
  }
  return { launch: inner, wrappers };
}

/** `cmd /d /s /c REST`. */
function cmd(launch: StdioLaunch): StdioLaunch | undefined {
  const run = launch.args.findIndex((arg) => /^\/[ck]$/i.test(arg));
  if (run < 0 || !launch.args.slice(0, run).every((arg) => /^\/[a-z](?::\w+)?$/i.test(arg))) return undefined;
  const rest = launch.args.slice(run + 1);
  const [line = ''] = rest;
  // One text is a line for the shell: only a line without anything the shell gives a meaning to is plain words.
  const words = rest.length === 1 && !/["^&|<>%()]/.test(line) ? line.trim().split(/\s+/) : rest;
  const [command, ...args] = words;
  return command === undefined || command === '' ? undefined : { ...launch, command, args };
}
