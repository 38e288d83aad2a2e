/**
 * A locked project, and what a client tells the hook and hears from it. Needs `npm run build`.
 */
import { Readable } from 'node:stream';
import { expect } from 'vitest';
import { fastHookAnswer } from '../../src/hooks/fast-path.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import type { Repository } from './repository.ts';
import { HONEST, repository } from './repository.ts';
import { mcpLock, scratch } from './run.ts';

const VERSION = '0.0.0-test';

export interface Project extends Repository {
  readonly state: string;
}

/** A locked project with one server a name. */
export async function lockedProject(names: readonly string[] = ['notes']): Promise<Project> {
  const repo = repository(Object.fromEntries(names.map((name) => [name, HONEST])));
  const ran = await mcpLock(repo.root, ['init', '--yes']);
  if (ran.exit !== 0) throw new Error(`init: ${ran.stdout}${ran.stderr}`);
  return { ...repo, state: scratch() };
}

export type Client = 'claude-code' | 'cursor';
export interface Options {
  readonly flags?: readonly string[];
  readonly at?: number;
  /** What the client calls the session. */
  readonly session?: string;
  readonly home?: string;
}
export const NOW = 1_800_000_000_000;

export const machine = (project: Project, input: string, at: number) => ({
  platform: 'linux',
  time: () => at,
  pipes: () => ({ input: Readable.from([Buffer.from(input)]), output: process.stdout }),
  env: { PATH: process.env['PATH'], XDG_STATE_HOME: project.state },
});

/** Tells the hook that a session starts; what it says. */
export async function begin(project: Project, client: Client, options: Options = {}): Promise<any> {
  const event =
    client === 'cursor'
      ? { hook_event_name: 'sessionStart', workspace_roots: [project.root], session_id: options.session }
      : {
          hook_event_name: 'SessionStart',
          source: 'startup',
          cwd: project.root,
          session_id: options.session,
        };
  const ran = await mcpLock(project.root, ['hook', client, ...(options.flags ?? [])], {
    host: machine(project, JSON.stringify(event), options.at ?? NOW),
    // Not the one of whoever runs the tests: what stands in its configs counts.
    home: options.home ?? project.state,
  });
  expect(ran).toMatchObject({ exit: 0, stderr: '' });
  return ran.stdout === '' ? undefined : JSON.parse(ran.stdout);
}

/** Tells the hook anything; its answer, or nothing. */
export async function tell(
  project: Project,
  client: Client,
  input: unknown,
  options: Options = {},
): Promise<any> {
  const text = typeof input === 'string' ? input : JSON.stringify(input);
  const host = {
    ...nodeHost(new AbortController().signal),
    ...machine(project, text, options.at ?? NOW + 1),
    cwd: project.root,
    ...(options.home === undefined ? {} : { home: options.home }),
  };
  const quick = await fastHookAnswer([client, ...(options.flags ?? [])], VERSION, host);
  if (!('answer' in quick)) throw new Error('no quick answer');
  return quick.answer === '' ? undefined : JSON.parse(quick.answer);
}
