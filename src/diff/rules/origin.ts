/**
 * Rules about where a server's code comes from.
 */
import type { RuleRow } from './row.ts';

export const ORIGIN_RULES = {
  'origin/host-changed': {
    severity: 'high',
    compat: '-',
    title: 'another host',
    why: 'Requests, tokens and the text your agent obeys would come from somewhere else.',
    accept:
      'Compare the host letter by letter with the documentation of the vendor, and ask who changed the config; then `mcp-lock update SERVER`.',
    example: '- https://mcp.example.com/v1\n+ https://mcp.examp1e.com/v1',
  },
  'origin/scheme-downgraded': {
    severity: 'high',
    compat: '-',
    title: 'no longer encrypted',
    why: 'Anyone on the way could read the traffic and rewrite what your agent is told.',
    accept:
      'Put https back into the config; only for an address on your own machine is `mcp-lock update SERVER` right.',
    example: '- https://mcp.example.com/v1\n+ http://mcp.example.com/v1',
  },
  'origin/auth-server-changed': {
    severity: 'high',
    compat: '-',
    title: 'another authorization server',
    why: 'You would sign in with other people, and give them what opens your account; no token was sent there.',
    accept:
      'Ask the vendor whether the sign-in moved; then `mcp-lock login SERVER` and `mcp-lock update SERVER`.',
    example: '- https://auth.example.com\n+ https://auth.examp1e.com',
  },
  'origin/url-changed': {
    severity: 'medium',
    compat: '-',
    title: 'another address on the same host',
    why: 'One host may serve many tenants, so another path can be a server of somebody else.',
    accept:
      'Check that the new path is the one the vendor documents or that your own account uses; then `mcp-lock update SERVER`.',
    example: '- https://mcp.example.com/acme\n+ https://mcp.example.com/acme-test',
  },
  'origin/redirect-added': {
    severity: 'medium',
    compat: '-',
    title: 'the address redirects',
    why: 'What your agent is told would come from another address than the one in the config, and so could what comes next.',
    accept:
      'Ask the vendor whether the server moved; if so, write the new address into the config, or accept a redirect inside the same origin with `mcp-lock update SERVER`.',
    example: '- https://mcp.example.com/v1\n+ https://mcp.example.com/v2',
  },
  'origin/redirect-removed': {
    severity: 'low',
    compat: '-',
    title: 'the address no longer redirects',
    why: 'The address answers by itself now, and that can be another program than the one it pointed to.',
    accept: 'Look at what else changed in this server; then `mcp-lock update SERVER`.',
    example: '- https://mcp.example.com/v1/',
  },
  'origin/package-changed': {
    severity: 'high',
    compat: '-',
    title: 'another package',
    why: 'Code of other people would run under the name of a server you trust.',
    accept:
      'Check the spelling of the package, its registry, its publisher and its age, as for something you install for the first time; then `mcp-lock update SERVER`.',
    example: '- pkg:npm/notes-mcp@1.2.0\n+ pkg:npm/notes-mpc@1.2.0',
  },
  'origin/program-changed': {
    severity: 'high',
    compat: '-',
    title: 'another program file would run',
    why: 'Nobody has reviewed what that file does; it would run under the name of a server you trust.',
    accept:
      'Read the file, and find the commit that put it into the launch line; then `mcp-lock update SERVER`.',
    example: '- file:${workspaceFolder}/tools/notes.js\n+ file:${workspaceFolder}/tmp/notes.js',
  },
  'origin/version-changed': {
    severity: 'medium',
    compat: '-',
    title: 'version changed',
    why: 'Code that nobody has reviewed would run.',
    accept:
      'Read the release notes, and what the new version tells the agent with `mcp-lock diff SERVER`, which starts it; then `mcp-lock update SERVER`.',
    example: '- notes-mcp 1.2.0\n+ notes-mcp 1.3.0',
  },
  'origin/version-downgraded': {
    severity: 'high',
    compat: '-',
    title: 'version went back',
    why: 'An older version can bring back holes that were mended, and what was reviewed since does not apply to it.',
    accept:
      'Find out why: a withdrawn release is a reason, a stray config is not; read the advisories against the older version, then `mcp-lock update SERVER`.',
    example: '- notes-mcp 1.3.0\n+ notes-mcp 1.1.4',
  },
  'origin/integrity-changed': {
    severity: 'high',
    compat: '-',
    title: 'same version, other bytes',
    why: 'A published version never changes honestly: somebody replaced what this version is.',
    accept:
      'Ask the publisher, and check that your registry or mirror is the right one; if the new bytes are explained, `mcp-lock update SERVER --accept-integrity`.',
    example: '- notes-mcp 1.2.0  sha512-9mRq...\n+ notes-mcp 1.2.0  sha512-Xk2c...',
  },
  'origin/file-changed': {
    severity: 'high',
    compat: '-',
    title: 'the program file changed',
    why: 'The code that runs is not the code that was locked.',
    accept:
      'Read what changed in the file with `git log -p`, or your own tools if it is not in the repository; then `mcp-lock update SERVER`.',
    example: '- tools/notes.js  sha256:51ad...\n+ tools/notes.js  sha256:e09b...',
  },
  'origin/lockfile-changed': {
    severity: 'info',
    compat: '-',
    title: 'the lockfile beside the program changed',
    why: 'The packages that the program loads may be other ones than when it was locked. High, and not started, under `verify --deep`.',
    accept:
      'See which packages moved with `git diff` of that lockfile, as in a review of dependencies; then `mcp-lock update SERVER`.',
    example: '- tools/package-lock.json  sha256:51ad...\n+ tools/package-lock.json  sha256:e09b...',
  },
  'origin/part-added': {
    severity: 'high',
    compat: '-',
    title: 'the launch depends on one more thing',
    why: 'More code runs, or another address is reached, than what was reviewed.',
    accept: 'Look at what was added as for a server of its own; then `mcp-lock update SERVER`.',
    example: '+ https://mcp.example.com/v1',
  },
  'origin/part-removed': {
    severity: 'medium',
    compat: '-',
    title: 'the launch no longer depends on something',
    why: 'The server is put together in another way than when it was reviewed, so what it tells may come from elsewhere.',
    accept: 'Find out what took its place; then `mcp-lock update SERVER`.',
    example: '- tools/package-lock.json',
  },
  'origin/dependencies-changed': {
    severity: 'info',
    compat: '-',
    title: 'dependencies moved',
    why: 'Part of the code that runs is other code than when the server was locked, although its own package is the same. Medium where two locks are compared, which shows only what each says.',
    accept:
      'Read the release notes of the packages that moved, above all of the MCP SDK when the tools changed too; then `mcp-lock update SERVER`. It locks what npx has installed: where `verify --deep` still tells them apart, empty the folder _npx in the cache of npm first.',
    example: '- @modelcontextprotocol/sdk 1.20.2\n+ @modelcontextprotocol/sdk 1.23.0',
  },
  'origin/install-script-added': {
    severity: 'high',
    compat: '-',
    title: 'the package now runs a script when it is installed',
    why: 'The script runs on your machine before anything of the server can be looked at; stolen packages use just that.',
    accept:
      'Read the script in the package of the new version, and ask what the old version did without it; then `mcp-lock update SERVER`.',
    example: '+ notes-mcp 1.3.0  postinstall: node setup.js',
  },
  'origin/provenance-lost': {
    severity: 'high',
    compat: '-',
    title: 'no longer says who built it',
    why: 'Earlier versions came from a build that anyone can trace; this one came from somewhere else, perhaps with a stolen token.',
    accept:
      'Ask the publisher why this version was not built where the others were; then `mcp-lock update SERVER`.',
    example: '- notes-mcp 1.2.0  https://slsa.dev/provenance/v1\n+ notes-mcp 1.3.0',
  },
  'origin/deprecated': {
    severity: 'low',
    compat: '-',
    title: 'the publisher advises against this version',
    why: 'It is the code that was locked, but nobody mends it any more, or it has a known fault.',
    accept:
      'Read the reason, and move to the version or package it names; to stay with this one, `mcp-lock update SERVER`.',
    example: '+ notes-mcp 1.2.0 is deprecated: has a hole, use 1.2.1',
  },
  'origin/unpublished': {
    severity: 'high',
    compat: '-',
    title: 'the locked version is no longer published',
    why: 'Versions are withdrawn when they are malicious or broken, and a new machine can no longer get this one.',
    accept:
      'Find out why it was withdrawn, and check that a mirror is not merely behind; then write another version into the config and `mcp-lock update SERVER`.',
    example: '- notes-mcp 1.2.0',
  },
  'origin/unpinned': {
    severity: 'info',
    compat: '-',
    title: 'the launch floats',
    why: 'Each start may run another version; the lock notices, but cannot hold it still.',
    accept:
      'Write an exact version into the config, such as `notes-mcp@1.2.0`, and `mcp-lock update SERVER`; or let `mcp-lock init --pin --force` do it for all.',
    example: 'npx -y notes-mcp@latest  (now 1.2.0)',
  },
  'origin/opaque': {
    severity: 'info',
    compat: '-',
    title: 'nobody can look into the line that starts it',
    why: 'A shell line or a service decides what runs: the line itself is pinned, but no package or file in it is.',
    accept:
      'Write the command without the shell, or put the line into a script of the repository, whose bytes are pinned; then `mcp-lock update SERVER`.',
    example: "bash -lc 'cd tools && exec ./serve'",
  },
} as const satisfies Record<string, RuleRow>;
