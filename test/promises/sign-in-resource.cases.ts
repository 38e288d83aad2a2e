/**
 * Resources of sign-in metadata. Each is written in another way than a URL library would write it; the authorization server of
 * the test gives out tokens for exactly this text and no other.
 */
import type { Kind, Named } from './kind.ts';

export interface ResourceCase extends Named {
  /** The server's address in the config. */
  readonly url: string;
  /** The `resource` of its metadata. */
  readonly resource: string;
  /** What the lock must hold; absent: exactly the resource. `refused`: the metadata is for another server. */
  readonly locked?: string | 'refused';
}

const URL = 'https://mcp.example.com/v1';

const cases: readonly ResourceCase[] = [
  { name: 'an origin without a slash', url: URL, resource: 'https://mcp.example.com' },
  { name: 'an origin with a slash', url: URL, resource: 'https://mcp.example.com/' },
  { name: 'port 443 written out', url: URL, resource: 'https://mcp.example.com:443/v1' },
  { name: 'a port with a zero before it', url: URL, resource: 'https://mcp.example.com:0443/v1' },
  { name: 'a host in upper case', url: URL, resource: 'https://MCP.Example.COM/v1' },
  { name: 'a scheme in upper case', url: URL, resource: 'HTTPS://mcp.example.com/v1' },
  { name: 'a slash after the path', url: URL, resource: 'https://mcp.example.com/v1/' },
  { name: 'no slash after the path', url: `${URL}/`, resource: 'https://mcp.example.com/v1' },
  { name: 'a path above the one of the server', url: `${URL}/mcp`, resource: 'https://mcp.example.com/v1' },
  {
    name: 'escapes in lower case',
    url: 'https://mcp.example.com/a%2fb',
    resource: 'https://mcp.example.com/a%2fb',
  },
  {
    name: 'a letter that needs an escape',
    url: 'https://mcp.example.com/caf%C3%A9',
    resource: 'https://mcp.example.com/café',
  },
  { name: 'dots in the path', url: URL, resource: 'https://mcp.example.com/x/../v1' },
  { name: 'an escaped letter in the host', url: URL, resource: 'https://mcp.ex%61mple.com/v1' },
  {
    name: 'a host of another script',
    url: 'https://xn--bcher-kva.example/v1',
    resource: 'https://bücher.example/v1',
  },
  { name: 'a query', url: URL, resource: 'https://MCP.example.com/v1?tenant=tools&Size=2' },
  { name: 'an empty query', url: URL, resource: 'https://mcp.example.com/v1?' },
  { name: 'an empty fragment', url: URL, resource: 'https://mcp.example.com/v1#' },
  {
    name: 'a credential in the query, which stays out of the lock',
    url: URL,
    resource: 'https://MCP.example.com/v1?api_key=acme-9XkQ2vLr8TzB4nWy',
    locked: 'https://mcp.example.com/v1?api_key=${redacted}',
  },
  {
    name: 'a password, which stays out of the lock',
    url: URL,
    resource: 'https://ann:acme-word@mcp.example.com/v1',
    locked: 'https://mcp.example.com/v1',
  },
  { name: 'a dot after the host', url: URL, resource: 'https://mcp.example.com./v1', locked: 'refused' },
  {
    name: 'a dot on both sides',
    url: 'https://mcp.example.com./v1',
    resource: 'https://mcp.example.com./v1',
  },
  {
    name: 'a host below that of the server',
    url: URL,
    resource: 'https://a.mcp.example.com/v1',
    locked: 'refused',
  },
  {
    name: 'a path that begins alike',
    url: `${URL}0`,
    resource: 'https://mcp.example.com/v1',
    locked: 'refused',
  },
  { name: 'an escaped path', url: URL, resource: 'https://mcp.example.com/%761', locked: 'refused' },
  { name: 'a path in upper case', url: URL, resource: 'https://mcp.example.com/V1', locked: 'refused' },
  { name: 'another port', url: URL, resource: 'https://mcp.example.com:8443/v1', locked: 'refused' },
  { name: 'another scheme', url: URL, resource: 'http://mcp.example.com/v1', locked: 'refused' },
  { name: 'a fragment', url: URL, resource: 'https://mcp.example.com/v1#acme', locked: 'refused' },
  {
    name: 'a host in front of an @',
    url: URL,
    resource: 'https://mcp.example.com@evil.example/v1',
    locked: 'refused',
  },
  { name: 'no web address', url: URL, resource: 'api://mcp.example.com/v1', locked: 'refused' },
];

export const kind: Kind<ResourceCase> = {
  promise: 'origin',
  kind: 'A resource of sign-in metadata is requested as it is written, locked as it is written, and refused if it is for another server.',
  cases,
};
