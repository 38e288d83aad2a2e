/**
 * The network: the platform's `fetch`, or one through the proxy of HTTP_PROXY and HTTPS_PROXY. The package for proxies is loaded with
 * the first request that needs it. Requests to this machine never use a proxy.
 */
import { McpLockError } from '../errors.ts';
import { isLoopback } from './local-address.ts';
import { proxyInvalid } from './messages.ts';

type Env = Readonly<Record<string, string | undefined>>;
type Proxied = (input: string | URL, init: RequestInit | undefined) => Promise<Response>;

const NAMES = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY'];

/** `env`: HTTP_PROXY, HTTPS_PROXY and NO_PROXY, in upper or lower case; lower case is preferred, as in curl. */
export function nodeFetch(env: Env): typeof fetch {
  let proxied: Promise<Proxied> | undefined;
  return async (input, init) => {
    if (!NAMES.some((name) => (env[name] ?? '') !== '')) return globalThis.fetch(input, init);
    const url = input instanceof Request ? input.url : input;
    if (isLoopback(new URL(url).hostname)) return globalThis.fetch(input, init);
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
    // An empty string too, because undici reads a missing option from the environment of this process.
    httpProxy: value('http_proxy'),
    httpsProxy: value('https_proxy'),
    noProxy: value('no_proxy'),
  });
  // The same function in the types of two releases of undici.
  const send = fetch as unknown as (url: string | URL, init: object) => Promise<Response>;
  return (url, init) => send(url, { ...init, dispatcher });
}
