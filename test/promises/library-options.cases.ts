/** Calls of the library with an option that does not exist, or of another kind than it has. */
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  readonly call: 'verify' | 'guardClient' | 'guardTransport';
  readonly options: unknown;
  /** What the message names. */
  readonly names: string;
}

export const kind: Kind<Case> = {
  promise: 'accident',
  kind: 'An option of the library that does not exist, or of another kind, is refused by its name.',
  cases: [
    { name: 'verify: lockfile', call: 'verify', options: { lockfile: 'other.json' }, names: '"lockfile"' },
    { name: 'verify: server', call: 'verify', options: { server: 'notes' }, names: '"server"' },
    { name: 'verify: config', call: 'verify', options: { config: ['.mcp.json'] }, names: '"config"' },
    { name: 'verify: failon', call: 'verify', options: { failon: 'low' }, names: '"failon"' },
    {
      name: 'verify: offLine beside offline',
      call: 'verify',
      options: { offline: true, offLine: true },
      names: '"offLine"',
    },
    {
      name: 'verify: __proto__',
      call: 'verify',
      options: JSON.parse('{"__proto__":{}}'),
      names: '"__proto__"',
    },
    { name: 'verify: constructor', call: 'verify', options: { constructor: 1 }, names: '"constructor"' },
    {
      name: 'verify: a text in place of servers',
      call: 'verify',
      options: { servers: 'notes' },
      names: '`servers`',
    },
    {
      name: 'verify: a text in place of a switch',
      call: 'verify',
      options: { offline: 'false' },
      names: '`offline`',
    },
    { name: 'verify: an unknown severity', call: 'verify', options: { failOn: 'severe' }, names: '`failOn`' },
    {
      name: 'verify: a timeout that is text',
      call: 'verify',
      options: { timeout: '30' },
      names: '`timeout`',
    },
    {
      name: 'verify: a controller in place of its signal',
      call: 'verify',
      options: { signal: new AbortController() },
      names: '`signal`',
    },
    {
      name: 'guardClient: the path of the lockfile',
      call: 'guardClient',
      options: { server: 'notes', lockfile: 'mcp-lock.json' },
      names: '`lockfile`',
    },
    {
      name: 'guardTransport: the bytes of the lockfile',
      call: 'guardTransport',
      options: { server: 'notes', lockfile: new Uint8Array(2) },
      names: '`lockfile`',
    },
    {
      name: 'guardClient: no lockfile',
      call: 'guardClient',
      options: { server: 'notes', lockfile: undefined },
      names: '`lockfile`',
    },
    { name: 'guardTransport: no server', call: 'guardTransport', options: {}, names: '`server`' },
    {
      name: 'verify: a folder in place of options',
      call: 'verify',
      options: '/srv/repo',
      names: '`verify()`',
    },
    { name: 'verify: a list in place of options', call: 'verify', options: ['notes'], names: '`verify()`' },
    {
      name: 'guardClient: onDrifted',
      call: 'guardClient',
      options: { server: 'notes', onDrifted: 'stop' },
      names: '"onDrifted"',
    },
    {
      name: 'guardClient: an unknown way',
      call: 'guardClient',
      options: { server: 'notes', onDrift: 'block' },
      names: '`onDrift`',
    },
    {
      name: 'guardClient: strict as text',
      call: 'guardClient',
      options: { server: 'notes', strict: 'yes' },
      names: '`strict`',
    },
    {
      name: 'guardTransport: secret',
      call: 'guardTransport',
      options: { server: 'notes', secret: 'x' },
      names: '"secret"',
    },
    {
      name: 'guardTransport: secrets as text',
      call: 'guardTransport',
      options: { server: 'notes', secrets: 'x' },
      names: '`secrets`',
    },
  ],
};
