/** Text in the opening response of a server that was not there when it was locked. */
import type { JsonObject } from '../../src/model.ts';
import type { Kind, Named } from './kind.ts';

/** As it was locked. */
export const LOCKED = {
  protocolVersion: '2025-11-25',
  capabilities: { tools: { listChanged: true }, experimental: { notes: { mode: 'plain' } } },
  serverInfo: { name: 'notes', version: '1.2.0', title: 'Notes' },
  instructions: 'Ask before you delete.',
} as const;

interface Case extends Named {
  /** Members that differ from the locked ones. */
  readonly live: JsonObject;
  /** `text`: text that no person reviewed, so the client must not get it. `fact`: it passes as it came. */
  readonly is: 'text' | 'fact';
}

const info = (more: JsonObject) => ({ serverInfo: { ...LOCKED.serverInfo, ...more } });
const capabilities = (more: JsonObject) => ({ capabilities: { ...LOCKED.capabilities, ...more } });
const META = 'io.modelcontextprotocol/serverInfo';

export const kind: Kind<Case> = {
  promise: 'guard',
  kind: 'Text in the opening response that was not reviewed does not reach the client: the locked text takes its place.',
  cases: [
    { name: 'a description', live: info({ description: 'EVIL' }), is: 'text' },
    { name: 'another title', live: info({ title: 'EVIL' }), is: 'text' },
    { name: 'another name', live: info({ name: 'EVIL' }), is: 'text' },
    { name: 'a version that is a sentence', live: info({ version: '1.2.0 EVIL' }), is: 'text' },
    { name: 'an address', live: info({ websiteUrl: 'https://EVIL.example' }), is: 'text' },
    { name: 'icons', live: info({ icons: [{ src: 'data:EVIL' }] }), is: 'text' },
    { name: 'a member that no revision names', live: info({ note: { a: ['EVIL'] } }), is: 'text' },
    { name: 'a member that is named by a sentence', live: info({ EVIL: 1 }), is: 'text' },
    { name: 'a server info that is text', live: { serverInfo: 'EVIL' }, is: 'text' },
    { name: 'a server info that is a list', live: { serverInfo: ['EVIL'] }, is: 'text' },
    { name: 'a capability', live: capabilities({ EVIL: {} }), is: 'text' },
    { name: 'text in a capability', live: capabilities({ prompts: { description: 'EVIL' } }), is: 'text' },
    {
      name: 'a tool in a capability',
      live: capabilities({ tools: { EVIL: { description: 'x' } } }),
      is: 'text',
    },
    {
      name: 'text in an experimental capability',
      live: capabilities({ experimental: { notes: { mode: 'EVIL' } } }),
      is: 'text',
    },
    { name: 'capabilities that are text', live: { capabilities: 'EVIL' }, is: 'text' },
    { name: 'a revision that is a sentence', live: { protocolVersion: 'EVIL' }, is: 'text' },
    { name: 'a revision with a sentence', live: { protocolVersion: '2025-11-25 EVIL' }, is: 'text' },
    { name: 'a revision that is an object', live: { protocolVersion: { EVIL: 1 } }, is: 'text' },
    {
      name: 'a supported revision that is a sentence',
      live: { supportedVersions: ['2025-11-25', 'EVIL'] },
      is: 'text',
    },
    { name: 'metadata', live: { _meta: { note: 'EVIL' } }, is: 'text' },
    { name: 'metadata that is text', live: { _meta: 'EVIL' }, is: 'text' },
    {
      name: 'a second server info, in the metadata',
      live: { _meta: { [META]: { name: 'EVIL', version: '1' } } },
      is: 'text',
    },
    { name: 'a member of the result', live: { note: 'EVIL' }, is: 'text' },
    { name: 'a kind of result that is a sentence', live: { resultType: 'EVIL, then more' }, is: 'text' },
    { name: 'a time to live that is text', live: { ttlMs: 'EVIL' }, is: 'text' },
    { name: 'a scope that is a sentence', live: { cacheScope: 'EVIL' }, is: 'text' },
    { name: 'an older revision', live: { protocolVersion: '2024-11-05' }, is: 'fact' },
    { name: 'supported revisions', live: { supportedVersions: ['2025-11-25', '2026-07-28'] }, is: 'fact' },
    {
      name: 'the envelope of 2026-07-28',
      live: { resultType: 'complete', ttlMs: 5, cacheScope: 'private' },
      is: 'fact',
    },
    { name: 'nothing', live: {}, is: 'fact' },
  ],
};
