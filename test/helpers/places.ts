/** The folders of a machine of each kind, as tests have them that read no disk. */
import type { Place } from '../../src/contracts.ts';

export const LINUX: Place = {
  platform: 'linux',
  workspaceFolder: '/home/ada/repo',
  userHome: '/home/ada',
  tmpdir: '/tmp',
  env: {},
};
export const WINDOWS: Place = {
  platform: 'win32',
  workspaceFolder: 'C:\\Users\\Ada\\repo',
  userHome: 'C:\\Users\\Ada',
  tmpdir: 'C:\\Temp',
  env: {},
};
