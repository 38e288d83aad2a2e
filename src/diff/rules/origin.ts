/**
 * Rules about where the code of a server comes from.
 */
import type { RuleRow } from './row.ts';

export const ORIGIN_RULES = {
  'origin/host-changed': {
    severity: 'high',
    compat: '-',
    title: 'host changed',
    why: 'Your requests and tokens would go to another host, and your agent would follow text from that host.',
    could: 'Your requests and tokens could go to somebody else.',
    accept:
      'Compare the host letter by letter with the documentation of the vendor, and ask who changed the config. Then run `mcp-lock update SERVER -i`.',
    example: '- https://mcp.example.com/v1\n+ https://mcp.examp1e.com/v1',
  },
  'origin/scheme-downgraded': {
    severity: 'high',
    compat: '-',
    title: 'https replaced by http',
    why: 'Anyone on the network path could read the traffic and change what your agent receives.',
    could: 'Anyone on the way could read tokens and change tool texts.',
    accept:
      'Use https in the config. Run `mcp-lock update SERVER -i` only if the address is on your own machine.',
    example: '- https://mcp.example.com/v1\n+ http://mcp.example.com/v1',
  },
  'origin/auth-server-changed': {
    severity: 'high',
    compat: '-',
    title: 'authorization server changed',
    why: 'You would sign in at another authorization server, which could get access to your account. No token was sent to it.',
    could: 'Somebody else could get access to your account.',
    accept:
      'Ask the vendor whether the sign-in moved. Then run `mcp-lock login SERVER` and `mcp-lock update SERVER -i`.',
    example: '- https://auth.example.com\n+ https://auth.examp1e.com',
  },
  'origin/url-changed': {
    severity: 'medium',
    compat: '-',
    title: 'address changed on the same host',
    why: 'One host can serve many customers, so another path can belong to somebody else.',
    accept:
      'Check that the vendor documents the new address, or that it belongs to your account. Then run `mcp-lock update SERVER -i`.',
    example: '- https://mcp.example.com/acme\n+ https://mcp.example.com/acme-test',
  },
  'origin/redirect-added': {
    severity: 'medium',
    compat: '-',
    title: 'redirect added',
    why: 'The address in the config redirects, so your agent would follow text from another address. High if it leads to another host or from https to http.',
    could: 'Your requests and tokens could go to somebody else.',
    accept:
      'Ask the vendor whether the server moved; if it did, write the new address into the config. A redirect within the same web origin can be accepted with `mcp-lock update SERVER -i`.',
    example: '- https://mcp.example.com/v1\n+ https://mcp.example.com/v2',
  },
  'origin/redirect-removed': {
    severity: 'low',
    compat: '-',
    title: 'redirect removed',
    why: 'The address now answers itself, so another server than before could answer.',
    accept: 'Check the other changes of this server. Then run `mcp-lock update SERVER -i`.',
    example: '- https://mcp.example.com/v1/',
  },
  'origin/package-changed': {
    severity: 'high',
    compat: '-',
    title: 'package changed',
    why: 'Code of another publisher could run under the name of a server that you trust.',
    could: 'Code of another publisher could run on your machine.',
    accept:
      'Check the spelling, registry, publisher and age of the package, as for a first installation. Then run `mcp-lock update SERVER -i`.',
    example: '- pkg:npm/notes-mcp@1.2.0\n+ pkg:npm/notes-mpc@1.2.0',
  },
  'origin/program-changed': {
    severity: 'high',
    compat: '-',
    title: 'path of the program file changed',
    why: 'The launch line runs another file, and that file was not reviewed.',
    could: 'A file that nobody reviewed could run on your machine.',
    accept:
      'Read the file, and find the commit that put it into the launch line. Then run `mcp-lock update SERVER -i`. If the launch line is unchanged, its relative path begins in another folder: start the client in the folder of the lockfile.',
    example: '- file:${workspaceFolder}/tools/notes.js\n+ file:${workspaceFolder}/tmp/notes.js',
  },
  'origin/replaced': {
    severity: 'high',
    compat: '-',
    title: 'other code in place of the package',
    why: 'The package manager would run this file before it looks at the locked package.',
    could: 'A file that nobody reviewed could run instead of the package.',
    accept:
      'Find out who put the file there: often a dependency that brings a program, or a global installation. Remove it, then run `mcp-lock verify SERVER`. It cannot be accepted.',
    example: '- pkg:npm/notes-mcp@1.2.0\n+ file:${workspaceFolder}/node_modules/.bin/notes-mcp@1.2.0',
  },
  'origin/installed-file-changed': {
    severity: 'high',
    compat: '-',
    title: 'file of the installed package changed',
    why: 'This file is not the one in the locked package, and npm runs what it installed without looking at it again.',
    could: 'Changed code could run on your machine.',
    accept:
      'Delete the folder `_npx` in the npm cache, or run `npm ci` for a dependency of the project. Then run `mcp-lock verify SERVER`. It cannot be accepted.',
    example: '+ node_modules/notes-mcp/server.js: changed',
  },
  'origin/files-unproven': {
    severity: 'info',
    compat: '-',
    title: 'installed files not checked',
    why: 'The npm cache no longer has the download of these packages, or a script of theirs changed them during installation.',
    accept:
      'Nothing needs to be done. To have the files checked, delete the folder `_npx` in the npm cache and start the server again.',
    example: 'node_modules/notes-mcp',
  },
  'origin/version-changed': {
    severity: 'medium',
    compat: '-',
    title: 'version changed',
    why: 'Another version can run other code and send other text to your agent.',
    accept:
      'Read the release notes, and compare with `mcp-lock diff SERVER`, which starts the new version. Then run `mcp-lock update SERVER -i`.',
    example: '- notes-mcp 1.2.0\n+ notes-mcp 1.3.0',
  },
  'origin/version-downgraded': {
    severity: 'high',
    compat: '-',
    title: 'version downgraded',
    why: 'An older version can have security holes that were fixed later.',
    could: 'A hole that was closed could be open again.',
    accept:
      'Find out why it was downgraded, and read the security advisories for the older version. Then run `mcp-lock update SERVER -i`.',
    example: '- notes-mcp 1.3.0\n+ notes-mcp 1.1.4',
  },
  'origin/integrity-changed': {
    severity: 'high',
    compat: '-',
    title: 'contents changed under the same version',
    why: 'The contents of a published version do not change in normal use. Somebody could have replaced them with other code.',
    could: 'Replaced code could run on your machine.',
    accept:
      'Ask the publisher, and check that your registry or mirror is the right one. Only if the change is explained, run `mcp-lock update SERVER -i --accept-integrity`.',
    example: '- notes-mcp 1.2.0  sha512-9mRq...\n+ notes-mcp 1.2.0  sha512-Xk2c...',
  },
  'origin/file-changed': {
    severity: 'high',
    compat: '-',
    title: 'contents of the program file changed',
    why: 'The code that runs is not the code that was locked.',
    could: 'Changed code could run on your machine.',
    accept:
      'See what changed with `git diff HEAD -- FILE`, or with your own tools if the file is not in git. Then run `mcp-lock update SERVER -i`.',
    example: '- tools/notes.js  sha256:51ad...\n+ tools/notes.js  sha256:e09b...',
  },
  'origin/line-ends-changed': {
    severity: 'low',
    compat: '-',
    title: 'line ends of the program file changed, nothing else',
    why: 'Only CR LF and LF differ, which git does to files at checkout (core.autocrlf). They can change what a shell script or a text inside a program does.',
    accept:
      'Add the line `FILE -text` to .gitattributes, so that git leaves its bytes alone, and check the file out again. If the locked bytes are not those in git, run `mcp-lock update SERVER -i`.',
    example: '- tools/notes.js  sha256:51ad...\n+ tools/notes.js  sha256:e09b...',
  },
  'origin/lockfile-changed': {
    severity: 'info',
    compat: '-',
    title: 'dependency lockfile of the program changed',
    why: 'The program could load other packages than when it was locked. High, and the server is not started, with `verify --deep`.',
    could: 'The program could load packages that nobody reviewed.',
    accept:
      'See which packages changed with `git diff HEAD -- FILE`, and review them. Then run `mcp-lock update SERVER -i`.',
    example: '- tools/package-lock.json  sha256:51ad...\n+ tools/package-lock.json  sha256:e09b...',
  },
  'origin/part-added': {
    severity: 'high',
    compat: '-',
    title: 'file, package or address added to the launch',
    why: 'The launch uses something that was not reviewed: more code runs, or another address is contacted.',
    could: 'More code than was reviewed could run.',
    accept: 'Review the added part as you would review a new server. Then run `mcp-lock update SERVER -i`.',
    example: '+ https://mcp.example.com/v1',
  },
  'origin/part-removed': {
    severity: 'medium',
    compat: '-',
    title: 'file, package or address removed from the launch',
    why: 'The server is put together differently than when it was reviewed, so other code could run.',
    accept: 'Check what replaces the removed part. Then run `mcp-lock update SERVER -i`.',
    example: '- tools/package-lock.json',
  },
  'origin/dependencies-changed': {
    severity: 'info',
    compat: '-',
    title: 'dependencies changed',
    why: 'Some packages below the server are not the ones that were locked, so other code runs. Medium if two lockfiles are compared, because each shows only what it recorded.',
    accept:
      'Read the release notes of the changed packages, above all of the MCP SDK if tools changed too. Then run `mcp-lock update SERVER -i`. If `mcp-lock verify --deep` still reports them, first delete the folder `_npx` in the npm cache.',
    example: '- @modelcontextprotocol/sdk 1.20.2\n+ @modelcontextprotocol/sdk 1.23.0',
  },
  'origin/install-script-added': {
    severity: 'high',
    compat: '-',
    title: 'install script added',
    why: 'The script would run on your machine during installation, before you can check the server. Attackers who take over a package often add one.',
    could: 'The script could do anything on your machine during installation.',
    accept:
      'Read the script in the new version, and ask why the old version did not need it. Then run `mcp-lock update SERVER -i`.',
    example: '+ notes-mcp 1.3.0  postinstall: node setup.js',
  },
  'origin/provenance-lost': {
    severity: 'high',
    compat: '-',
    title: 'build provenance removed',
    why: 'Earlier versions had a signed record of where they were built. This version has none, so somebody could have published it with a stolen token.',
    could: 'Somebody could have published the package with a stolen token.',
    accept: 'Ask the publisher why this version was built elsewhere. Then run `mcp-lock update SERVER -i`.',
    example: '- notes-mcp 1.2.0  https://slsa.dev/provenance/v1\n+ notes-mcp 1.3.0',
  },
  'origin/deprecated': {
    severity: 'low',
    compat: '-',
    title: 'version deprecated by its publisher',
    why: 'The code is the one that was locked. The publisher no longer maintains it, or knows a fault in it.',
    accept:
      'Read the reason, and change to the version or package that it names. To keep this version, run `mcp-lock update SERVER -i`.',
    example: '+ notes-mcp 1.2.0 is deprecated: has a security hole, use 1.2.1',
  },
  'origin/unpublished': {
    severity: 'high',
    compat: '-',
    title: 'locked version removed from the registry',
    why: 'Versions are often removed because they are malicious or broken. A new machine can no longer install this one.',
    could: 'You could be running a version that is known as malicious.',
    accept:
      'Find out why it was removed, and check that your mirror is up to date. Then write another version into the config and run `mcp-lock update SERVER -i`.',
    example: '- notes-mcp 1.2.0',
  },
  'origin/unpinned': {
    severity: 'info',
    compat: '-',
    title: 'version not pinned',
    why: 'Each start can run another version. mcp-lock detects the change but cannot prevent it.',
    accept: 'Write the exact version into the config, then run `mcp-lock update SERVER -i`.',
    example: 'npx -y notes-mcp@latest  (now 1.2.0)',
  },
  'origin/opaque': {
    severity: 'info',
    compat: '-',
    title: 'origin of the code unknown',
    why: 'A shell line or a service decides what runs. mcp-lock pins the line itself, but no package or file in it.',
    accept:
      'Write the command without a shell, or put it into a script in the repository, which mcp-lock can hash. Then run `mcp-lock update SERVER -i`.',
    example: "bash -lc 'cd tools && exec ./serve'",
  },
} as const satisfies Record<string, RuleRow>;
