/**
 * Programs whose argument is the real server: what a package or image runs in, the launches inside it out. A script
 * runner, a proxy for a remote address, a package runner in a container. Never reads the disk.
 */
import type { Runs } from '../../contracts.ts';
import type { Launch } from '../../model.ts';
import { isInterpreter } from '../file/interpreters.ts';

/** The launches that stand in the arguments of a program; none when it is a server itself. */
export function innerLaunches(
  { program, args, elsewhere }: Runs,
  cwd: string | undefined,
): readonly Launch[] {
  if (elsewhere === true || !isInterpreter(program)) return [];
  return [{ transport: 'stdio', command: program, args, env: [], ...(cwd === undefined ? {} : { cwd }) }];
}
