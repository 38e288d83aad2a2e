/**
 * The environment of a server. In: the host's environment and what the config sets. Out: the few variables that a
 * program cannot do without, those for the network and npm, and those of the config; never the whole environment.
 */
import type { Place } from '../contracts.ts';
import type { Host } from '../host/host.ts';
import type { Launch } from '../model.ts';

const POSIX = ['HOME', 'LOGNAME', 'PATH', 'SHELL', 'TERM', 'USER', 'TMPDIR', 'LANG'];
const WINDOWS = [
  'APPDATA',
  'COMSPEC',
  'HOMEDRIVE',
  'HOMEPATH',
  'LOCALAPPDATA',
  'PATH',
  'PATHEXT',
  'PROCESSOR_ARCHITECTURE',
  'PROGRAMDATA',
  'PROGRAMFILES',
  'SYSTEMDRIVE',
  'SYSTEMROOT',
  'TEMP',
  'TMP',
  'USERNAME',
  'USERPROFILE',
];
const NETWORK = [
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
];
const NPM = [
  'registry',
  'userconfig',
  'globalconfig',
  'cache',
  'cafile',
  'proxy',
  'https_proxy',
  'noproxy',
  'offline',
];

/** Variables for a child process; `own` (from the config) wins. */
export function childEnvironment(
  host: Host,
  own: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const wanted = new Set(
    [
      ...(host.platform === 'win32' ? WINDOWS : POSIX),
      ...NETWORK,
      ...NPM.map((name) => `npm_config_${name}`),
    ].map((name) => name.toLowerCase()),
  );
  const out: Record<string, string> = {};
  for (const name of Object.keys(host.env)) {
    if (!wanted.has(name.toLowerCase())) continue;
    const value = host.env[name];
    // A value that begins with "()" is an exported shell function, which some shells would run.
    if (value !== undefined && !value.startsWith('()')) out[name] = value;
  }
  return { ...out, ...own };
}

/** What a server's own config sets, by name. It decides where a launcher looks as much as the flags of its line do. */
export function serverVariables(launch: Launch, place: Place): Readonly<Record<string, string>> {
  const own: Record<string, string> = Object.create(null);
  for (const name of launch.transport === 'stdio' ? launch.env : []) {
    const value = place.env[name];
    if (value !== undefined) own[name] = value;
  }
  return own;
}

/**
 * Variables that keep `script-shell` and `node-options` of a project's `.npmrc` from counting for npx. An empty variable would
 * let `.npmrc` count; a single blank is a value that npm trims to "not set", so the config's own NODE_OPTIONS keeps its value.
 * On POSIX the shell is a full path, because npm looks a bare `sh` up in `node_modules/.bin` first. They have to replace the
 * same names in any other case.
 */
export function npxOverrides(platform: string): Readonly<Record<string, string>> {
  return {
    npm_config_script_shell: platform === 'win32' ? ' ' : '/bin/sh',
    npm_config_node_options: ' ',
  };
}
