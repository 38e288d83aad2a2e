/**
 * Rules about the packages that a config starts, whether they changed or not.
 */
import type { RuleRow } from './row.ts';

export const PACKAGE_RULES = {
  'package/look-alike-name': {
    severity: 'high',
    compat: '-',
    title: 'package name looks like a well-known one',
    why: 'Attackers publish packages under names that people mistype. Medium if it is the name of an official server in another scope, info for other servers.',
    could: 'Code of an impostor could run on your machine.',
    accept:
      'Compare the name with the documentation of the server, and look up the publisher and the age of the package. Then correct the config.',
    example: 'npm mcp-remotte  looks like  mcp-remote',
  },
  'package/other-registry': {
    severity: 'medium',
    compat: '-',
    title: 'well-known name from another registry',
    why: 'The server of this name is published on another registry. Anybody can have taken the name on this one.',
    could: 'Code of somebody else could run under this name.',
    accept: 'Start it as its documentation says, such as with `uvx` for a package of PyPI.',
    example: 'npx -y mcp-server-fetch  is known on PyPI',
  },
  'package/malicious': {
    severity: 'high',
    compat: '-',
    title: 'package is known to be malicious',
    why: 'Security researchers published what this version does.',
    could: 'The package could send your data to its author.',
    accept:
      'Remove the entry. Change the credentials that the server could read, and read the report that is named.',
    example: 'npm postmark-mcp@1.0.16  sends copies of mails',
  },
  'package/known-vulnerable': {
    severity: 'high',
    compat: '-',
    title: 'version with a known security hole',
    why: 'The hole is published together with how to use it. Medium if it opens less than the machine. The list is short and has a date, so a version that is not on it can have holes too.',
    could: 'A web page or a server could run commands on your machine.',
    accept: 'Write a fixed version into the config, then run `mcp-lock update SERVER`.',
    example: 'npm mcp-remote@0.1.15  CVE-2025-6514, fixed in 0.1.16',
  },
  'package/install-script': {
    severity: 'info',
    compat: '-',
    title: 'package runs a script when it is installed',
    why: 'The script runs before anybody can look at the server. Attackers who take over a package often add one.',
    could: 'The script could run anything during installation.',
    accept: 'Read the script. `mcp-lock wrap` installs the package without it.',
    example: 'notes-mcp 1.3.0  has an install script',
  },
  'package/no-repository': {
    severity: 'low',
    compat: '-',
    title: 'installed package names no repository',
    why: 'Nobody can compare the code in the package with a published source.',
    could: 'The package could hold code that nobody reviewed.',
    accept: 'Look up the publisher at the registry, and read the installed code.',
    example: 'node_modules/notes-mcp/package.json',
  },
  'package/name-mismatch': {
    severity: 'medium',
    compat: '-',
    title: 'server name belongs to another owner than the repository',
    why: 'The package calls itself a server of one owner, and names the repository of another one.',
    could: 'The package could pass for that of a vendor.',
    accept: 'Ask the owner that the server name mentions whether the package is theirs.',
    example: 'io.github.acme/notes  but  github.com/other/notes-mcp',
  },
} as const satisfies Record<string, RuleRow>;
