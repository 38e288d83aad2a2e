/**
 * Rules about configs, and about what the servers of one client can do together.
 */
import type { RuleRow } from './row.ts';

export const CONFIG_RULES = {
  'config/secret': {
    severity: 'medium',
    compat: '-',
    title: 'credential written into a config',
    why: 'Everybody who can read the file has the credential, and git keeps it forever. Low if the config is in your own folder.',
    could: 'Everybody who reads the file could use the credential.',
    accept:
      'Put the value into a variable of the environment, name that in the config, and replace the credential if the file was committed.',
    example: '.mcp.json: NOTES_TOKEN',
  },
  'client/three-together': {
    severity: 'low',
    compat: '-',
    title: 'private data, untrusted content and a way out in one client',
    why: 'A text from outside can order the agent to read something private and send it away. Each tool alone is harmless, and which tools count is an estimate.',
    could: 'A text from outside could have private data sent away.',
    accept:
      'Let the client ask before it calls the tools of the way out, or use separate clients. There is nothing to correct in a single server.',
    example: '+ private data: mail/read_mail\n+ way out: chat/post_message',
  },
} as const satisfies Record<string, RuleRow>;
