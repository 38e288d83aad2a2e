/**
 * The network: the platform's own `fetch`, and through a proxy where the environment names one. What speaks to proxies
 * is loaded when the first request needs it. This machine itself is never asked through a proxy.
 */
import { McpLockError } from '../errors.ts';
import { proxyInvalid } from './messages.ts';

type Env = Readonly<Record<string, string | undefined>>;
type Proxied = (input: string | URL, init: RequestInit | undefined) => Promise<Response>;

const NAMES = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY'];

/** `env`: HTTP_PROXY, HTTPS_PROXY and NO_PROXY in capitals or not; small letters win, as in curl. */
export function nodeFetch(env: Env): typeof fetch {
  let proxied: Promise<Proxied> | undefined;
  return async (input, init) => {
    if (!NAMES.some((name) => (env[name] ?? '') !== '')) return globalThis.fetch(input, init);
    const url = input instanceof Request ? input.url : input;
    if (isHere(new URL(url).hostname)) return globalThis.fetch(input, init);
    proxied ??= throughProxy(env);
    const send = await proxied;
    return send(url, init);
  };
}

async function throughProxy(env: Env): Promise<Proxied> {
  const value = (name: string) => env[name] ?? env[name.toUpperCase()] ?? '';
  for (const name of ['http_proxy', 'https_proxy']) {
    const text = value(name);
    if (text === '' || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))) continue;
    throw new McpLockError(proxyInvalid(name.toUpperCase()));
  }
  const { EnvHttpProxyAgent, fetch } = await import('undici');
  const dispatcher = new EnvHttpProxyAgent({
    // Text, also when empty: what is not given is read from the environment of this process.
    httpProxy: value('http_proxy'),
    httpsProxy: value('https_proxy'),
    noProxy: value('no_proxy'),
  });
  // Two releases of one program's types: what they describe is the same.
  const send = fetch as unknown as (url: string | URL, init: object) => Promise<Response>;
  return (url, init) => send(url, { ...init, dispatcher });
}

const isHere = (host: string): boolean =>
  /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])\.?$/i.test(host);
