/** Launch lines as a config has them, and what the launchers make of them. */
import type { Identity, Place } from '../../src/contracts.ts';
import type { Host } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { LAUNCHERS } from '../../src/launch/launchers/index.ts';
import type { Launch, StdioLaunch } from '../../src/model.ts';
import { LINUX } from './places.ts';
import { scratch } from './run.ts';

export const FOLDER = `\${workspaceFolder}`;

export const stdio = (line: readonly string[], more: Partial<StdioLaunch> = {}): StdioLaunch => {
  const [command = '', ...args] = line;
  return { transport: 'stdio', command, args, env: [], ...more };
};
/** Words are divided by blanks; `'…'` is one word. */
export const words = (line: string): StdioLaunch =>
  stdio([...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''));

export function identityOf(launch: Launch, place = LINUX): Identity {
  for (const launcher of LAUNCHERS) {
    const identity = launcher.identify(launch, place);
    if (identity !== undefined) return identity;
  }
  throw new Error('nothing understands it');
}

/** This machine with a home of its own and nothing but `env` in its environment. */
export const placeAt = (cwd: string, env: Place['env'] = {}): Place => ({
  platform: process.platform,
  workspaceFolder: cwd,
  userHome: scratch(),
  tmpdir: '/tmp',
  env,
});

/** What its launcher says of it. */
export const resolveLine = (
  launch: StdioLaunch,
  at: Place,
  host: Host = nodeHost(new AbortController().signal),
) => {
  const identity = identityOf(launch, at);
  const launcher = LAUNCHERS.find(({ id }) => id === identity.launcher);
  return launcher?.resolve(identity, launch, at, host) ?? Promise.reject(new Error('none'));
};
