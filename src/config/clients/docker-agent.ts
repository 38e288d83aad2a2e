/**
 * Docker Agent (formerly cagent), whose YAML file may have any name: toolsets of type `mcp` in its agents, and the servers under `mcps`
 * that they name. Source: docker/cagent 0d76412, `pkg/config/latest/types.go` and `pkg/teamloader/registry.go`.
 */
import type { Client } from '../../contracts.ts';
import { clientOf } from '../client-row.ts';
import type { ServerRules } from '../reading/server-rules.ts';

const CATALOG =
  'Docker\'s MCP catalog decides what is started for this "ref", so it cannot be locked here. Write the server with "command" instead, for example `docker mcp gateway run --servers NAME`.';

const OWN_KEYS = ['type', 'instruction', 'toon', 'model', 'defer', 'tools'];

const RULES: ServerRules = {
  settingsKey: 'remote',
  keys: { type: ['transport_type'] },
  sharedKeys: OWN_KEYS,
  ignoredKeys: OWN_KEYS,
  skips: [{ key: 'ref', starts: 'docker:', why: CATALOG, isProblem: true }],
};

/** Docker Agent. */
export const dockerAgent: Client = clientOf({
  id: 'docker-agent',
  label: 'Docker Agent',
  dialect: 'any',
  files: [],
  layout: {
    format: 'yaml',
    containers: [],
    settings: true,
    places: [
      { path: ['mcps'], rules: RULES },
      {
        path: ['agents', '*', 'toolsets'],
        unnamed: '*',
        only: { key: 'type', is: ['mcp'] },
        reference: { key: 'ref', unless: 'docker:' },
        rules: RULES,
      },
    ],
  },
  tells: [
    { at: ['agents'], format: 'yaml', is: 'object', holds: ['toolsets'] },
    { at: ['mcps'], format: 'yaml', is: 'object' },
  ],
});
