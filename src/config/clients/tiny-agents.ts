/**
 * tiny-agents of Hugging Face: a list `servers` without names in `agent.json`, which is named on its command line. Source:
 * @huggingface/tiny-agents 0.3.4, `src/lib/types.ts`.
 */
import type { Client } from '../../contracts.ts';
import { clientOf } from '../client-row.ts';

/** tiny-agents. */
export const tinyAgents: Client = clientOf({
  id: 'tiny-agents',
  label: 'tiny-agents',
  dialect: 'any',
  files: [],
  layout: {
    format: 'json',
    containers: [],
    guardType: 'stdio',
    places: [{ path: ['servers'], unnamed: 'server' }],
  },
  tells: [{ at: ['servers'], format: 'json', is: 'list', types: ['stdio', 'http', 'sse'] }],
});
