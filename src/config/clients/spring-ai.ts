/**
 * Spring AI: connections in the `application.yml` or `.properties` of a Spring Boot program, or a JSON file that these name. Keys may be
 * joined by dots and spelled in any case that Spring Boot reads. Source: spring-ai fd3fd6e, `McpStdioClientProperties.java`,
 * `McpSseClientProperties.java` and `McpStreamableHttpClientProperties.java`.
 */
import type { Client } from '../../contracts.ts';
import { project } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';
import type { Layout } from '../reading/layout.ts';

const ROOT = ['spring', 'ai', 'mcp', 'client'];
const connections = (kind: string): readonly string[] => [...ROOT, kind, 'connections'];
const SERVERS_FILE = [...ROOT, 'stdio', 'servers-configuration'];

const RESOURCES = 'src/main/resources';
const FOLDERS = ['', 'config', RESOURCES, `${RESOURCES}/config`];
const JSON_FOLDERS = ['', RESOURCES, `${RESOURCES}/config`, `${RESOURCES}/mcp`];
const JSON_NAME = /^mcp-servers(?:-config)?\.json$/i;
/** Names of JSON files that are read anyway. */
const KNOWN_FILE =
  /^(?:(?:classpath|file):)?(?:\.?\/)?(?:src\/main\/resources\/)?(?:config\/|mcp\/)?mcp-servers(?:-config)?\.json$/i;

const remote = (kind: 'sse' | 'streamable-http', keys: readonly string[], usual: string) => ({
  path: connections(kind),
  rules: {
    endpoint: { keys, usual },
    withoutType: kind === 'sse' ? ('sse' as const) : ('http' as const),
    // Commands have a place of their own.
    keys: { command: [] },
  },
});

const JSON_FILE: Partial<Layout> = {
  ...MCP_SERVERS,
  containers: [['mcpServers'], ['servers']],
  foreign: [],
  topLevel: true,
  localOnly: true,
  settings: false,
  mentions: '',
  documents: false,
  dottedKeys: [],
  references: [],
  places: [],
};

/** Spring AI. */
export const springAi: Client = clientOf({
  id: 'spring-ai',
  label: 'Spring AI',
  dialect: 'fast-agent',
  files: [
    ...JSON_FOLDERS.map((folder) => project(folder, { each: JSON_NAME, layout: JSON_FILE })),
    ...FOLDERS.flatMap((folder) => [
      project(folder, { each: /^application(?:-[\w.-]+)?\.ya?ml$/i }),
      project(folder, {
        each: /^application(?:-[\w.-]+)?\.properties$/i,
        layout: { format: 'properties', documents: false },
      }),
    ]),
  ],
  layout: {
    format: 'yaml',
    containers: [],
    mentions: 'mcp',
    documents: true,
    atVariables: true,
    settings: true,
    dottedKeys: [
      ...['stdio', 'sse', 'streamable-http'].map((kind) => [...connections(kind), '*', '*']),
      SERVERS_FILE,
    ],
    references: [{ at: SERVERS_FILE, known: KNOWN_FILE }],
    places: [
      { path: connections('stdio'), rules: { argsText: 'commas' } },
      remote('sse', ['sse-endpoint', 'sseEndpoint', 'sse_endpoint'], '/sse'),
      remote('streamable-http', ['endpoint'], '/mcp'),
    ],
  },
  tells: [{ at: ['spring', 'ai', 'mcp'], format: 'yaml' }],
});
