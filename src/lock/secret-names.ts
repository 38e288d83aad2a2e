/**
 * Which names usually carry a credential. Names in, a judgement out; never keeps or prints a value. Pure.
 */

/** What carries nothing but credentials. */
const SECRET =
  /(?:^|[-_.])(?:(?:api|access|secret|private|account|signing|encryption|master|license|licence|service[-_]?role|client|auth|subscription|shared[-_]?access|ssh|host)[-_.]?keys?|apikeys?|tokens?|secrets?|passwords?|passwd|pwd|passphrase|passcode|authorization|credentials?|creds|bearer|pat|cookies?|dsn|jwt|otp|connection[-_]?(?:string|uri|url)|(?:database|db|redis|mongo(?:db)?|postgres|mysql|amqp)[-_]?(?:url|uri)|webhook[-_]?url)(?:[-_]?(?:value|string|b64|base64|base))?$/i;
/** What carries a credential, or a choice: `--auth required`, `--session isolated`, `--sort-key name`. */
const MAYBE =
  /(?:^|[-_.])(?:key|auth|pass|session|signature|sid|sig|hmac|salt|nonce|(?:key|token|secret|session|auth|credentials?|client)[-_]?id)(?:[-_]?(?:value|string|b64|base64|base))?$/i;
/** Short options: a port, a package or a password, as the program likes. */
const SHORT = /^-[kKpPtTuUsSaAwW]$/;
const SWITCH = /^-*(?:no|disable|enable|skip|require|allow|use|with|without|has)-/i;

const spelled = (name: string): string => name.replace(/^[-/$]+/, '').replace(/([a-z0-9])([A-Z])/g, '$1-$2');

/** Whether all that a flag, variable, header or member of this name is set to is a credential. */
export const isSecretName = (name: string): boolean => !SWITCH.test(name) && SECRET.test(spelled(name));

/** Whether what it is set to is one if it looks like one. */
export const mayNameSecret = (name: string): boolean =>
  isSecretName(name) || SHORT.test(name) || (!SWITCH.test(name) && MAYBE.test(spelled(name)));

/** Variables that decide which code is loaded or where it comes from: their values are pinned, not only their names. */
export const isLoaderVariable = (name: string): boolean =>
  LOADER.some((names) => names.test(name)) && !mayNameSecret(name);

/** Whether it says through whom, or trusting whom, code is fetched. */
export const isRouteVariable = (name: string): boolean => ROUTE.test(name);

const ROUTE = /^(?:(?:https?|all)_proxy|NODE_EXTRA_CA_CERTS|SSL_CERT_(?:FILE|DIR))$/i;

const LOADER: readonly RegExp[] = [
  ROUTE,
  // Where programs and their settings lie.
  /^(?:PATH|HOME|USERPROFILE|APPDATA|LOCALAPPDATA|XDG_CONFIG_(?:HOME|DIRS))$/i,
  /^(?:LD_(?:PRELOAD|LIBRARY_PATH|AUDIT)|DYLD_.*|BASH_ENV|ENV)$/i,
  /^(?:NODE_(?:OPTIONS|PATH)|TS_NODE_.*|BUN_(?:OPTIONS|INSTALL)|COREPACK_.*|JSR_URL)$/i,
  /^(?:PYTHON(?:PATH|STARTUP|HOME|USERBASE)|VIRTUAL_ENV)$/i,
  /^(?:RUBY(?:LIB|OPT)|GEM_(?:HOME|PATH)|BUNDLE_GEMFILE|PERL5(?:LIB|OPT))$/i,
  /^(?:CLASSPATH|(?:JAVA_TOOL|JDK_JAVA|_JAVA)_OPTIONS|CORECLR_.*|DOTNET_STARTUP_HOOKS)$/i,
  /^(?:DOCKER_(?:HOST|CONTEXT|CONFIG)|GIT_(?!(?:AUTHOR|COMMITTER)_).*)$/i,
  /^GO(?:FLAGS|PROXY|SUMDB|NOSUMDB|NOSUMCHECK|PRIVATE|INSECURE|TOOLCHAIN|ROOT)$/i,
  /^(?:npm_config|PNPM_CONFIG|BUN_CONFIG|YARN|UV|PIP|PIPX|DENO|JBANG)_.*$/i,
];
