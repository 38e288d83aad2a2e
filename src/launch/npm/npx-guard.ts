/**
 * What keeps a project's `.npmrc` from putting its own program between npx and the server: a platform in, environment
 * variables for the npx process out. Covers `script-shell` and `node-options`; never touches what the server is told.
 */

/**
 * npm passes over an empty variable, and then `.npmrc` counts; a single blank is a value that npm trims to "not set",
 * so a NODE_OPTIONS of the config's own stays as it is. On POSIX the shell is named in full: npm looks a bare `sh` up
 * in `node_modules/.bin` first. These go last into the environment, in place of the same names in any other case.
 */
export function npxGuard(platform: string): Readonly<Record<string, string>> {
  return {
    npm_config_script_shell: platform === 'win32' ? ' ' : '/bin/sh',
    npm_config_node_options: ' ',
  };
}
