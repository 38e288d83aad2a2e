/**
 * Programs whose arguments name the real server: a proxy for a remote address, a script runner, a wrapper from a
 * package, a command in a container. In: what a package, image or program runs. Out: the launches inside it. Never
 * reads the disk and contacts nothing.
 */
import type { Runs } from '../../contracts.ts';
import type { Launch } from '../../model.ts';
import { isInterpreter } from '../file/interpreters.ts';
import { programOf } from './program.ts';
import { PROXIES } from './proxy-table.ts';
import { isTool } from './tool-table.ts';
import { WRAPPER_PACKAGES } from './wrapper-table.ts';
import { isWrapper } from './wrappers.ts';

interface InnerLaunches {
  readonly launches: readonly Launch[];
  /** Its arguments hold more, which is not understood. */
  readonly opaque?: true;
}

/** The launches that stand in the arguments of a program; none when it is a server itself. */
export function innerLaunches(
  { program, args, elsewhere, cwd }: Runs,
  outer: string | undefined,
): InnerLaunches {
  const folder = cwd ?? outer;
  // A scoped package is its whole name: `@somebody/tsx` is not tsx.
  const name = program.startsWith('@') ? program : programOf(program);
  const proxy = Object.hasOwn(PROXIES, name) ? PROXIES[name] : undefined;
  if (proxy !== undefined) {
    const inside = proxy(args);
    if (inside === undefined) return { launches: [], opaque: true };
    return { ...inside, launches: inside.launches.map((launch) => inFolder(launch, folder)) };
  }
  const wrapper = Object.hasOwn(WRAPPER_PACKAGES, name) ? WRAPPER_PACKAGES[name] : undefined;
  if (
    wrapper === undefined &&
    elsewhere !== true &&
    !isInterpreter(name) &&
    !isWrapper(name, args) &&
    !isTool(name, args)
  ) {
    return { launches: [] };
  }
  const launch = { transport: 'stdio', command: wrapper ?? program, args, env: [] } as const;
  return { launches: [inFolder(launch, folder)] };
}

const inFolder = (launch: Launch, folder: string | undefined): Launch =>
  launch.transport !== 'stdio' || folder === undefined
    ? launch
    : { ...launch, cwd: launch.cwd === undefined ? folder : `${folder}/${launch.cwd}` };
