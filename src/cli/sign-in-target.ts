/**
 * The remote server `login` and `logout` are about: a name in, its address and state folder out. Sends no request.
 */
import { choose } from '../config/scope.ts';
import type { Settings } from '../config/settings.ts';
import { McpLockError } from '../errors.ts';
import { prepare, readingsHere } from '../launch/prepare.ts';
import type { Prepared } from '../launch/prepared.ts';
import type { HttpRequest } from '../launch/target.ts';
import { stateFolder } from '../server/auth/state-folder.ts';
import { loginOfLocalServer, signInEntryInvalid } from './messages.ts';

interface SignInTarget {
  readonly prepared: Prepared;
  readonly request: HttpRequest;
  readonly url: URL;
  readonly folder: string;
}

/** Throws E_USAGE for a server that is not reached by a URL, E_AUTH where sign-ins cannot be kept. */
export async function signInTarget(name: string, settings: Settings): Promise<SignInTarget> {
  const { host, place } = settings;
  const { found, failures } = await choose([name], undefined, settings);
  const [one] = found;
  if (one === undefined) throw new McpLockError(signInEntryInvalid(name, failures[0]?.next));
  const prepared = prepare(one, place, await readingsHere(place, host), host);
  const { target } = prepared;
  if (target.kind !== 'http' || !URL.canParse(target.url)) throw new McpLockError(loginOfLocalServer(name));
  return { prepared, request: target, url: new URL(target.url), folder: await stateFolder(place, host) };
}
