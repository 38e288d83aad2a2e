import type { Kind, Named } from './kind.ts';

interface PathCase extends Named {
  readonly platform?: string;
  readonly home?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The topmost folder of the project; `/w/p` if absent. */
  readonly project?: string;
  /** Lockfiles that are there. */
  readonly there?: readonly string[];
  /** Undefined: there is none. */
  readonly path: string | undefined;
}

const USUAL = '/home/ada/.config/mcp-lock/mcp-lock.json';

export const kind: Kind<PathCase> = {
  promise: 'accident',
  kind: 'Where the lockfile of the user is: nothing that a repository contains or sets moves it into the repository or out of sight.',
  cases: [
    { name: 'the usual folder', path: USUAL },
    { name: 'XDG_CONFIG_HOME', env: { XDG_CONFIG_HOME: '/data' }, path: '/data/mcp-lock/mcp-lock.json' },
    { name: 'a relative XDG_CONFIG_HOME', env: { XDG_CONFIG_HOME: 'conf' }, path: USUAL },
    { name: 'an empty XDG_CONFIG_HOME', env: { XDG_CONFIG_HOME: '' }, path: USUAL },
    { name: 'XDG_CONFIG_HOME inside the project', env: { XDG_CONFIG_HOME: '/w/p/.settings' }, path: USUAL },
    { name: 'XDG_CONFIG_HOME with a detour', env: { XDG_CONFIG_HOME: '/data/../w/p/x' }, path: USUAL },
    { name: 'XDG_CONFIG_HOME that is the project', env: { XDG_CONFIG_HOME: '/w/p' }, path: USUAL },
    {
      name: 'XDG_CONFIG_HOME beside a project of like name',
      env: { XDG_CONFIG_HOME: '/w/p-data' },
      path: '/w/p-data/mcp-lock/mcp-lock.json',
    },
    {
      name: 'XDG_CONFIG_HOME without a lockfile, and one in the usual folder',
      env: { XDG_CONFIG_HOME: '/nonexistent' },
      there: [USUAL],
      path: USUAL,
    },
    {
      name: 'XDG_CONFIG_HOME with a lockfile, and one in the usual folder',
      env: { XDG_CONFIG_HOME: '/data' },
      there: [USUAL, '/data/mcp-lock/mcp-lock.json'],
      path: '/data/mcp-lock/mcp-lock.json',
    },
    {
      name: 'a home folder inside the project',
      home: '/w/p/home',
      path: '/w/p/home/.config/mcp-lock/mcp-lock.json',
    },
    { name: 'a project that is the home folder', project: '/home/ada', path: USUAL },
    { name: 'no home folder', home: '', path: undefined },
    { name: 'a relative home folder', home: 'ada', path: undefined },
    { name: 'the root of the disk as home', home: '/', path: '/.config/mcp-lock/mcp-lock.json' },
    {
      name: 'macOS',
      platform: 'darwin',
      home: '/Users/ada',
      env: { XDG_CONFIG_HOME: '/data' },
      path: '/Users/ada/Library/Application Support/mcp-lock/mcp-lock.json',
    },
    {
      name: 'Windows',
      platform: 'win32',
      env: { APPDATA: '/home/ada/AppData/Roaming' },
      path: '/home/ada/AppData/Roaming/mcp-lock/mcp-lock.json',
    },
    {
      name: 'Windows without APPDATA',
      platform: 'win32',
      path: '/home/ada/AppData/Roaming/mcp-lock/mcp-lock.json',
    },
    {
      name: 'Windows with APPDATA inside the project',
      platform: 'win32',
      env: { APPDATA: '/w/p/x' },
      path: '/home/ada/AppData/Roaming/mcp-lock/mcp-lock.json',
    },
  ],
};
