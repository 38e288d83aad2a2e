/**
 * Which names usually carry a credential, and which values look like one. Names and values in, a judgement out; never
 * keeps or prints a value. Pure.
 */

const SECRET_NAME =
  /(?:^|[-_.])(?:api[-_]?key|apikey|key|token|secret|password|passwd|pwd|pass|auth|authorization|credentials?|bearer|pat|cookie|session|dsn|jwt|signature|connection[-_]?string|database[-_]?url)(?:[-_]?(?:value|string|b64|base64|base|id))?$/i;

/** Whether a flag, variable, header or member of this name usually carries a credential. */
export const isSecretName = (name: string): boolean =>
  !/^-*(?:no|disable|enable|skip)-/i.test(name) &&
  SECRET_NAME.test(name.replace(/^-+/, '').replace(/([a-z0-9])([A-Z])/g, '$1-$2'));

/** Long, without spaces, letters and digits mixed. */
export const looksRandom = (value: string): boolean =>
  value.length >= 16 && /^[A-Za-z0-9_+=.-]+$/.test(value) && /\d/.test(value) && /[A-Za-z]/.test(value);

/** Variables that decide which code is loaded or where it comes from: their values are pinned, not only their names. */
export const isLoaderVariable = (name: string): boolean =>
  LOADER.some((names) => names.test(name)) && !isSecretName(name);

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
