/**
 * The program file for a bare name on Windows: a name, the environment and the disk in, an absolute path out. Windows itself looks into
 * the current folder first, where a pull request could put an `npm.cmd`; this does not. On other platforms the name is unchanged.
 */
import { win32 } from 'node:path';

interface Machine {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isFile: (path: string) => boolean;
}

const ENDINGS = '.COM;.EXE;.BAT;.CMD';

/** The command itself, unless it is a bare name on Windows. If no program is found, a path that does not exist. */
export function programPath(command: string, { platform, env, isFile }: Machine): string {
  if (platform !== 'win32' || /[\\/:]/.test(command) || command === '') return command;
  const endings = (variable(env, 'PATHEXT') ?? ENDINGS).split(';').filter((end) => end.startsWith('.'));
  const tried = command.includes('.') ? ['', ...endings] : endings;
  const folders = (variable(env, 'PATH') ?? '')
    .split(';')
    .map((folder) => folder.replace(/^"(.*)"$/, '$1'))
    // `\tools` depends on the drive, and `.` is in the repository.
    .filter((folder) => /^(?:[A-Za-z]:[\\/]|\\\\)/.test(folder));
  for (const folder of folders) {
    for (const end of tried) {
      const path = win32.join(folder, `${command}${end}`);
      if (isFile(path)) return path;
    }
  }
  return win32.join(variable(env, 'SYSTEMROOT') ?? 'C:\\Windows', 'no-such-program', command);
}

/** The environment with the setting that keeps `cmd` and Windows from searching the current folder. */
export const searchingEnvironment = (
  platform: string,
  env: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  platform === 'win32' ? { ...env, NoDefaultCurrentDirectoryInExePath: '1' } : { ...env };

/** On Windows the name of a variable may be in any case. */
function variable(env: Machine['env'], name: string): string | undefined {
  const key = Object.keys(env).findLast((one) => one.toUpperCase() === name);
  return key === undefined ? undefined : env[key];
}
