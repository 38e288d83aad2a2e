/**
 * What a client is told when a session starts and not all servers match: a report or a failure in, a text for the person and one
 * for the model out. They name a server only if its name is a plain word, to the model only if it is also in the lock, and hold
 * no other word of a config or a server.
 */
import { shellWord } from '../display/shell-word.ts';
import { McpLockError } from '../errors.ts';
import { entryIn } from '../lock/entry.ts';
import type { Lockfile, Report } from '../model.ts';
import type { Problem } from './client.ts';
import { isPlain } from './judge.ts';
import type { NamedServers } from './messages.ts';
import { checkFailed, serversDenied } from './messages.ts';

/** Undefined: every server was checked and matches. `ofUser`: it is about the user's own servers. */
export function reportProblem(
  { servers, failures }: Report,
  lockfile: Lockfile | undefined,
  ofUser: boolean,
): Problem | undefined {
  const ofStatus = (wanted: 'drift' | 'incomplete'): NamedServers => {
    const all = servers.filter(({ status }) => status === wanted).map(({ name }) => name);
    const names = all.filter(isPlain);
    return {
      count: all.length,
      names,
      locked: names.filter((name) => entryIn(lockfile, name) !== undefined),
    };
  };
  const [drifted, unchecked] = [ofStatus('drift'), ofStatus('incomplete')];
  const unread = failures.filter(({ server }) => server === undefined).length;
  if (drifted.count + unchecked.count + unread === 0) return undefined;
  const [first] = drifted.names;
  const accept = first === undefined ? undefined : shellWord(first);
  return serversDenied(drifted, unchecked, unread, { accept, ofUser });
}

/** Several problems as one; undefined: there is none. */
export function allProblems(problems: readonly (Problem | undefined)[]): Problem | undefined {
  const all = problems.filter((one) => one !== undefined);
  const joined = (of: keyof Problem) => all.map((one) => one[of]).join(' ');
  return all.length === 0 ? undefined : { person: joined('person'), model: joined('model') };
}

/** The servers could not be checked: only the code of the error is told. */
export const checkFailure = (error: unknown, ofUser = false): Problem =>
  checkFailed(error instanceof McpLockError ? error.code : undefined, ofUser);
