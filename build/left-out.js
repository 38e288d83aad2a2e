/** Parts of packages that nothing here uses, by the name under which they are loaded: what stands in their place. Out: a plugin. */
const IN_PLACE = {
  '@modelcontextprotocol/client/_shims': {
    // Makes code of schemas. A client needs that when it calls a tool, and ours never does.
    of: '@modelcontextprotocol/client',
    code: `
      export const CORS_IS_POSSIBLE = false;
      export class DefaultJsonSchemaValidator {
        getValidator() { throw new Error('No schema of a server is made into code.'); }
      }`,
  },
  jose: {
    // The SDK signs with a private key where an authorization server wants that. It makes no keys for ours.
    of: 'jose',
    code: `
      export { SignJWT } from 'jose/jwt/sign';
      export { importJWK, importPKCS8 } from 'jose/key/import';`,
  },
  undici: {
    // Its index loads three times as much. An agent for proxies needs no other method than this of its kind.
    of: 'undici',
    code: `
      import connect from 'undici/lib/api/api-connect.js';
      import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';
      Dispatcher.prototype.connect = connect;
      export { default as EnvHttpProxyAgent } from 'undici/lib/dispatcher/env-http-proxy-agent.js';
      export { fetch } from 'undici/lib/web/fetch/index.js';`,
  },
  './socks5-proxy-agent': {
    // Proxies are reached over HTTP: another address is refused before.
    of: 'undici',
    code: `module.exports = class { constructor() { throw new Error('Proxies are reached over HTTP.'); } };`,
  },
  '../llhttp/llhttp_simd-wasm.js': {
    // A parser in a faster form. Where it cannot be loaded, undici takes the other, which runs everywhere.
    of: 'undici',
    code: `throw new Error('Left out.');`,
  },
};

const NAME = 'in-place-of:';
const rowOf = (id) => (id.startsWith(NAME) ? IN_PLACE[id.slice(NAME.length)] : undefined);

export const leftOut = {
  name: 'left-out',
  resolveId: (name) => (Object.hasOwn(IN_PLACE, name) ? NAME + name : undefined),
  load: (id) => rowOf(id)?.code,
};

/** The package in whose place a module stands. */
export const inPlaceOf = (id) => rowOf(id)?.of;
