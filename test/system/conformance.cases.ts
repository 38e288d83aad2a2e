/**
 * The scenarios of the protocol's conformance suite for clients: what mcp-lock does in each, and what comes of it. The table of
 * `docs/guarantees.md` is held against this one.
 */

export interface Scenario {
  /** As the suite names it. */
  readonly name: string;
  /** Steps of `test/helpers/conformance/client.js`, in this order; one that ends with `!` must fail. */
  readonly steps: string;
  /** Checks of the suite that fail; absent: none. */
  readonly failing?: readonly string[];
  /** Why they fail, as users read it. */
  readonly reason?: string;
}

const READ = 'init';
const CALL = 'init call';
const SIGN_IN = 'login init call';
const REFUSED = 'login!';

export const SCENARIOS: readonly Scenario[] = [
  { name: 'initialize', steps: `only-tools ${READ}` },
  { name: 'tools_call', steps: CALL },
  { name: 'elicitation-sep1034-client-defaults', steps: CALL },
  { name: 'sse-retry', steps: `only-tools ${CALL}` },
  { name: 'request-metadata', steps: `only-tools ${CALL}` },
  { name: 'http-standard-headers', steps: CALL },
  { name: 'http-custom-headers', steps: CALL },
  { name: 'json-schema-ref-no-deref', steps: READ },
  { name: 'json-schema-2020-12-preservation', steps: CALL },
  { name: 'sep-2640-client-no-prefetch', steps: READ },
  { name: 'auth/metadata-default', steps: SIGN_IN },
  { name: 'auth/metadata-var1', steps: SIGN_IN },
  { name: 'auth/metadata-var2', steps: SIGN_IN },
  { name: 'auth/metadata-var3', steps: SIGN_IN },
  { name: 'auth/basic-cimd', steps: `login-by-url ${CALL}` },
  { name: 'auth/scope-from-www-authenticate', steps: SIGN_IN },
  { name: 'auth/scope-from-scopes-supported', steps: SIGN_IN },
  { name: 'auth/scope-omitted-when-undefined', steps: SIGN_IN },
  { name: 'auth/scope-step-up', steps: 'login init call! login-with-scope call' },
  { name: 'auth/scope-retry-limit', steps: 'login init!' },
  { name: 'auth/token-endpoint-auth-basic', steps: SIGN_IN },
  { name: 'auth/token-endpoint-auth-post', steps: SIGN_IN },
  { name: 'auth/token-endpoint-auth-none', steps: SIGN_IN },
  { name: 'auth/pre-registration', steps: `login-as-client ${CALL}` },
  { name: 'auth/2025-03-26-oauth-metadata-backcompat', steps: SIGN_IN },
  {
    name: 'auth/2025-03-26-oauth-endpoint-fallback',
    steps: REFUSED,
    failing: ['authorization-request', 'client-registration', 'token-request'],
    reason:
      'The server publishes no metadata. mcp-lock signs in only at an authorization server that it can name in the lock.',
  },
  { name: 'auth/resource-mismatch', steps: REFUSED },
  { name: 'auth/offline-access-scope', steps: SIGN_IN },
  { name: 'auth/offline-access-not-supported', steps: SIGN_IN },
  { name: 'auth/authorization-server-migration', steps: `login init! ${SIGN_IN}` },
  { name: 'auth/iss-supported', steps: SIGN_IN },
  { name: 'auth/iss-not-advertised', steps: SIGN_IN },
  { name: 'auth/iss-supported-missing', steps: REFUSED },
  { name: 'auth/iss-wrong-issuer', steps: REFUSED },
  { name: 'auth/iss-unexpected', steps: REFUSED },
  { name: 'auth/iss-normalized', steps: REFUSED },
  { name: 'auth/metadata-issuer-mismatch', steps: REFUSED },
  { name: 'auth/client-credentials-jwt', steps: 'init-as-client' },
  { name: 'auth/client-credentials-basic', steps: 'init-as-client' },
];

/** Scenarios that are not run, and why. */
export const NOT_RUN: Readonly<Record<string, string>> = {
  'auth/dpop': 'Tokens that are bound to a key (DPoP) are not supported.',
  'auth/dpop-nonce': 'Tokens that are bound to a key (DPoP) are not supported.',
  'auth/enterprise-managed-authorization': 'Sign-in by the identity provider of a company is not supported.',
  'auth/wif-jwt-bearer': 'Sign-in with the identity of a workload is not supported.',
  'http-invalid-tool-headers': 'To leave out tools with invalid `x-mcp-header` is left to the agent.',
  'sep-2322-client-request-state':
    'The agent keeps the state of a request. The server of this scenario leaves out a required field, which the SDK refuses.',
  'sep-2640-client-verify-digest': 'mcp-lock reads no file of a skill.',
  'sep-2640-client-verify-size': 'mcp-lock reads no file of a skill.',
  'sep-2640-client-verify-frontmatter': 'mcp-lock reads no file of a skill.',
};

/** Checks that measure the speed of the machine. */
export const TIMED = ['client-sse-retry-timing'];
