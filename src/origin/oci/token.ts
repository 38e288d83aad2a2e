/**
 * Token authentication of the distribution specification. In: a `WWW-Authenticate` header and a login. Out: the
 * `authorization` to send. A token is requested for one repository and for reading only, whatever the registry
 * suggests; over http only on this machine.
 */
import type { Host } from '../../host/host.ts';
import { isLoopback } from '../../host/local-address.ts';
import { parsedUrl } from '../../lock/address.ts';
import type { HttpResponse, NoResponse } from '../http.ts';
import { basic, sendRequest } from '../http.ts';
import type { OciLogin } from './docker-login.ts';

interface Challenge {
  readonly scheme: 'basic' | 'bearer';
  readonly realm?: string;
  readonly service?: string;
}

/** Where the token service was, and why it gave none. */
export interface NoToken {
  readonly reason: string | number;
  readonly realm?: string;
}

const MAX_BYTES = 1024 * 1024;
const CHALLENGE = /^\s*(?:,\s*)?([A-Za-z][A-Za-z0-9_-]*)(?=\s|,|$)/;
const PARAMETER = /^\s*(?:,\s*)?([A-Za-z][A-Za-z0-9_-]*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))/;

/** The challenges of a header, in their order; undefined parts were not given. One word out of place spoils the rest. */
export function readChallenges(header: string): readonly Challenge[] {
  const out: Challenge[] = [];
  let rest = header.slice(0, 16_384);
  for (;;) {
    const scheme = CHALLENGE.exec(rest);
    if (scheme === null) return out;
    rest = rest.slice(scheme[0].length);
    const values = new Map<string, string>();
    for (let found = PARAMETER.exec(rest); found !== null; found = PARAMETER.exec(rest)) {
      const [whole, name = '', quoted, word = ''] = found;
      values.set(name.toLowerCase(), quoted?.replace(/\\(.)/gs, '$1') ?? word);
      rest = rest.slice(whole.length);
    }
    const kind = scheme[1]?.toLowerCase();
    if (kind !== 'basic' && kind !== 'bearer') continue;
    const [realm, service] = [values.get('realm'), values.get('service')];
    out.push({
      scheme: kind,
      ...(realm === undefined ? {} : { realm }),
      ...(service === undefined ? {} : { service }),
    });
  }
}

/** The `authorization` to send, or why there is none. `registry`: the address that asked. */
export async function authorize(
  challenge: Challenge,
  repository: string,
  registry: URL,
  login: OciLogin,
  host: Host,
): Promise<string | NoToken> {
  if (challenge.scheme === 'basic') {
    return login.basic === undefined ? { reason: 401 } : basic(login.basic.user, login.basic.password);
  }
  if (login.bearer !== undefined) return `Bearer ${login.bearer}`;
  const realm = parsedUrl(challenge.realm ?? '');
  const local = isLoopback(registry.hostname) && realm !== undefined && isLoopback(realm.hostname);
  if (realm === undefined || !(realm.protocol === 'https:' || (realm.protocol === 'http:' && local))) {
    return { reason: 'REALM' };
  }
  [realm.username, realm.password, realm.hash] = ['', '', ''];
  const response = await requestToken(realm, challenge.service, `repository:${repository}:pull`, login, host);
  const shown = `${realm.origin}${realm.pathname}`;
  if ('failure' in response) return { reason: response.failure, realm: shown };
  if (response.status !== 200) return { reason: response.status, realm: shown };
  const token = tokenIn(response.body);
  return token === undefined ? { reason: 'TOKEN', realm: shown } : `Bearer ${token}`;
}

function requestToken(
  realm: URL,
  service: string | undefined,
  scope: string,
  { basic: user, refresh }: OciLogin,
  host: Host,
): Promise<HttpResponse | NoResponse> {
  const named = service === undefined ? {} : { service };
  if (refresh !== undefined) {
    const form = {
      grant_type: 'refresh_token',
      client_id: 'mcp-lock',
      ...named,
      scope,
      refresh_token: refresh,
    };
    return sendRequest(
      {
        url: realm.href,
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(form).toString(),
        maxBytes: MAX_BYTES,
        redirects: 0,
      },
      host,
    );
  }
  for (const [name, value] of Object.entries({ ...named, scope })) realm.searchParams.set(name, value);
  const authorization = user === undefined ? undefined : basic(user.user, user.password);
  return sendRequest({ url: realm.href, authorization, maxBytes: MAX_BYTES, redirects: 2 }, host);
}

/** Visible ASCII only: it becomes a header. */
function tokenIn(body: Uint8Array): string | undefined {
  try {
    const response: unknown = JSON.parse(new TextDecoder().decode(body));
    if (typeof response !== 'object' || response === null) return undefined;
    const { token, access_token: other } = response as Readonly<Record<string, unknown>>;
    return [token, other].find(
      (text): text is string => typeof text === 'string' && /^[\x21-\x7e]{1,65536}$/.test(text),
    );
  } catch {
    return undefined;
  }
}
