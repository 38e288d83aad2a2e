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
  /^(?:PATH|NODE_OPTIONS|NODE_PATH|LD_PRELOAD|LD_LIBRARY_PATH|DYLD_.*|PYTHONPATH|PYTHONSTARTUP|BASH_ENV|ENV|RUBYOPT|PERL5OPT|JAVA_TOOL_OPTIONS|DOCKER_HOST|DOCKER_CONTEXT|DOCKER_CONFIG|JSR_URL|GO(?:FLAGS|PROXY|SUMDB|NOSUMDB|NOSUMCHECK|PRIVATE|INSECURE|TOOLCHAIN|ROOT)|DOTNET_STARTUP_HOOKS|(?:npm_config|PNPM_CONFIG|BUN_CONFIG|YARN|UV|PIP|PIPX|DENO|JBANG)_.*)$/i.test(
    name,
  ) && !isSecretName(name);
