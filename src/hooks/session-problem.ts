/**
 * What a client is told when a session starts and not all servers match: a report or a failure in, a text for the person and one
 * for the model out. They name a server only if its name is a plain word, and hold no other word of a config or a server.
 */
import { shellWord } from '../display/shell-word.ts';
import { McpLockError } from '../errors.ts';
import type { Report } from '../model.ts';
import type { Problem } from './client.ts';
import { isPlain } from './judge.ts';
import type { NamedServers } from './messages.ts';
import { checkFailed, serversDenied } from './messages.ts';

/** Undefined: every server was checked and matches. */
export function reportProblem({ servers, failures }: Report): Problem | undefined {
  const ofStatus = (wanted: 'drift' | 'incomplete'): NamedServers => {
    const names = servers.filter(({ status }) => status === wanted).map(({ name }) => name);
    return { count: names.length, names: names.filter(isPlain) };
  };
  const [drifted, unchecked] = [ofStatus('drift'), ofStatus('incomplete')];
  const unread = failures.filter(({ server }) => server === undefined).length;
  if (drifted.count + unchecked.count + unread === 0) return undefined;
  const [first] = drifted.names;
  return serversDenied(drifted, unchecked, unread, first === undefined ? undefined : shellWord(first));
}

/** The servers could not be checked: only the code of the error is told. */
export const checkFailure = (error: unknown): Problem =>
  checkFailed(error instanceof McpLockError ? error.code : undefined);

/** The same text for the person and the model. */
export const sameText = (text: string): Problem => ({ person: text, model: text });
