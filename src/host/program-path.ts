/**
 * Which file a bare program name means on Windows: a name, the environment and the disk in; an absolute path out. Windows
 * looks into the folder a program is started in first, and there lies whatever a pull request puts there: an `npm.cmd`
 * in it is never taken for npm. Elsewhere the name stands as it is.
 */
import { win32 } from 'node:path';

interface Machine {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isFile: (path: string) => boolean;
}

const ENDINGS = '.COM;.EXE;.BAT;.CMD';

/** The command itself unless it is a bare name on Windows; a path that leads nowhere when there is no such program. */
export function programPath(command: string, { platform, env, isFile }: Machine): string {
  if (platform !== 'win32' || /[\\/:]/.test(command) || command === '') return command;
  const endings = (variable(env, 'PATHEXT') ?? ENDINGS).split(';').filter((end) => end.startsWith('.'));
  const tried = command.includes('.') ? ['', ...endings] : endings;
  const folders = (variable(env, 'PATH') ?? '')
    .split(';')
    .map((folder) => folder.replace(/^"(.*)"$/, '$1'))
    // `\tools` is another folder on another drive, `.` one of the repository.
    .filter((folder) => /^(?:[A-Za-z]:[\\/]|\\\\)/.test(folder));
  for (const folder of folders) {
    for (const end of tried) {
      const path = win32.join(folder, `${command}${end}`);
      if (isFile(path)) return path;
    }
  }
  return win32.join(variable(env, 'SYSTEMROOT') ?? 'C:\\Windows', 'no-such-program', command);
}

/** What a process is given so that it looks for programs the same way: `cmd`, and whatever asks Windows. */
export const searchingEnvironment = (
  platform: string,
  env: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  platform === 'win32' ? { ...env, NoDefaultCurrentDirectoryInExePath: '1' } : { ...env };

/** Windows reads names in any case. */
function variable(env: Machine['env'], name: string): string | undefined {
  const key = Object.keys(env).findLast((one) => one.toUpperCase() === name);
  return key === undefined ? undefined : env[key];
}
