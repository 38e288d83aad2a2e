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
  'origin/url-changed': {
    severity: 'medium',
    compat: '-',
    title: 'another address on the same host',
    why: 'One host may serve many tenants, so another path can be a server of somebody else.',
    accept:
      'Check that the new path is the one the vendor documents or that your own account uses; then `mcp-lock update SERVER`.',
    example: '- https://mcp.example.com/acme\n+ https://mcp.example.com/acme-test',
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
    severity: 'low',
    compat: '-',
    title: 'the lockfile beside the program changed',
    why: 'The packages that the program loads are other ones than when it was locked.',
    accept:
      'Read which packages moved in the history of that lockfile, as you would in a review of dependencies; then `mcp-lock update SERVER`.',
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
  'origin/unpinned': {
    severity: 'info',
    compat: '-',
    title: 'the launch floats',
    why: 'Each start may run another version; the lock notices, but cannot hold it still.',
    accept:
      'Write an exact version into the config, such as `notes-mcp@1.2.0`; then `mcp-lock update SERVER`.',
    example: 'npx -y notes-mcp@latest  (now 1.2.0)',
  },
} as const satisfies Record<string, RuleRow>;
