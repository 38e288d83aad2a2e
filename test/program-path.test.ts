/** Which file a bare program name means on Windows: one of an absolute folder of the PATH, and never one of the repository. */
import { describe, expect, it } from 'vitest';
import { programPath, searchingEnvironment } from '../src/host/program-path.ts';

const REPOSITORY = 'C:\\repo';
const FILES = [
  'C:\\repo\\npm.cmd',
  'C:\\repo\\git.exe',
  'C:\\repo\\evil.exe',
  'C:\\node\\npm',
  'C:\\node\\npm.CMD',
  'C:\\node\\node.EXE',
  'C:\\Program Files\\Git\\git.EXE',
  'D:\\tools\\npm.EXE',
  'C:\\node\\tool.v2.CMD',
  '\\\\share\\bin\\notes.EXE',
];

const found = (command: string, path: string, more: Readonly<Record<string, string>> = {}) =>
  programPath(command, {
    platform: 'win32',
    env: { Path: path, PATHEXT: '.COM;.EXE;.BAT;.CMD', SystemRoot: 'C:\\Windows', ...more },
    isFile: (file) => FILES.some((one) => one.toLowerCase() === file.toLowerCase()),
  });

describe('on Windows', () => {
  it.each([
    ['npm', 'C:\\node', 'C:\\node\\npm.CMD'],
    ['node', 'C:\\other;C:\\node', 'C:\\node\\node.EXE'],
    ['node.exe', 'C:\\node', 'C:\\node\\node.exe'],
    ['tool.v2', 'C:\\node', 'C:\\node\\tool.v2.CMD'],
    ['npm', 'D:\\tools;C:\\node', 'D:\\tools\\npm.EXE'],
    ['npm', '.;;repo;\\repo;C:repo;C:\\node', 'C:\\node\\npm.CMD'],
    ['git', '"C:\\Program Files\\Git"', 'C:\\Program Files\\Git\\git.EXE'],
    ['notes', '\\\\share\\bin', '\\\\share\\bin\\notes.EXE'],
    ['.\\npm', 'C:\\node', '.\\npm'],
    ['bin/npm', 'C:\\node', 'bin/npm'],
    ['C:\\node\\npm.cmd', '', 'C:\\node\\npm.cmd'],
  ])('%s on %s is %s', (command, path, expected) => {
    expect(found(command, path)).toBe(expected);
  });

  it.each(['evil', 'git', 'nothing', 'npm.cmd'])(
    '%s is nowhere when only the repository has it',
    (command) => {
      const path = found(command, `.;C:\\empty`);
      expect(path).toBe(`C:\\Windows\\no-such-program\\${command}`);
      expect(path).not.toContain(REPOSITORY);
    },
  );

  it('reads names of variables in any case, and has endings where none are set', () => {
    const env = { PATH: 'C:\\node' };
    const isFile = (file: string) => file === 'C:\\node\\npm.CMD';
    expect(programPath('npm', { platform: 'win32', env, isFile })).toBe('C:\\node\\npm.CMD');
  });

  it('what is started looks the same way', () => {
    expect(searchingEnvironment('win32', { A: '1' })).toEqual({
      A: '1',
      NoDefaultCurrentDirectoryInExePath: '1',
    });
    expect(searchingEnvironment('linux', { A: '1' })).toEqual({ A: '1' });
  });
});

it('elsewhere a name stays a name', () => {
  expect(programPath('npm', { platform: 'linux', env: { PATH: '/bin' }, isFile: () => true })).toBe('npm');
});
