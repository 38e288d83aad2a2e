/**
 * The environment a server gets: the few variables a program cannot do without, those that say how to reach the
 * network and npm, and what its config names. Host environment in, plain record out; never the whole of it.
 */
import type { Host } from '../host/host.ts';

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
  for (const [name, value] of Object.entries(host.env)) {
    // A value that begins with "()" is an exported shell function, which some shells would run.
    if (value !== undefined && wanted.has(name.toLowerCase()) && !value.startsWith('()')) out[name] = value;
  }
  return { ...out, ...own };
}
