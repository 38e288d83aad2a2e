/**
 * Releases of published servers that start without an account: neighbours in `versions` are a pair. Names and numbers only, no text
 * of theirs.
 */

export interface ReleasedServer {
  readonly id: string;
  /** As npm names it. */
  readonly package: string;
  /** Oldest first. */
  readonly versions: readonly string[];
  /** `{dir}` stands for an empty folder. */
  readonly args?: readonly string[];
  /** What it asks for before it starts; it reaches nobody with it. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where the package has several programs. */
  readonly bin?: string;
}

/** A key that no service knows. */
const KEY = 'unused-unused-unused-unused-unused';

export const SERVERS: readonly ReleasedServer[] = [
  {
    id: 'server-filesystem',
    package: '@modelcontextprotocol/server-filesystem',
    versions: ['0.6.2', '2025.1.14', '2025.8.21', '2025.12.18', '2026.7.4', '2026.7.10', '2026.8.31'],
    args: ['{dir}'],
  },
  {
    id: 'server-everything',
    package: '@modelcontextprotocol/server-everything',
    versions: ['0.6.2', '2025.4.8', '2025.9.25', '2025.12.18', '2026.1.26', '2026.8.31'],
  },
  {
    id: 'server-memory',
    package: '@modelcontextprotocol/server-memory',
    versions: ['0.6.2', '2025.9.25', '2025.11.25', '2026.8.31'],
  },
  {
    id: 'server-sequential-thinking',
    package: '@modelcontextprotocol/server-sequential-thinking',
    versions: ['0.6.2', '2025.11.25', '2025.12.18', '2026.8.31'],
  },
  {
    id: 'server-github',
    package: '@modelcontextprotocol/server-github',
    versions: ['0.6.2', '2025.1.23', '2025.3.28', '2025.4.8'],
    env: { GITHUB_PERSONAL_ACCESS_TOKEN: KEY },
  },
  {
    id: 'server-puppeteer',
    package: '@modelcontextprotocol/server-puppeteer',
    versions: ['0.6.2', '2025.5.12'],
  },
  {
    id: 'server-pdf',
    package: '@modelcontextprotocol/server-pdf',
    versions: ['0.4.1', '1.0.1', '1.3.2', '1.7.5', '2.0.0', '2.0.4'],
    args: ['--stdio'],
  },
  {
    id: 'server-map',
    package: '@modelcontextprotocol/server-map',
    versions: ['0.4.1', '1.1.2', '1.7.5', '2.0.0', '2.0.3'],
    args: ['--stdio'],
  },
  {
    id: 'server-threejs',
    package: '@modelcontextprotocol/server-threejs',
    versions: ['1.0.0', '1.7.5', '2.0.0', '2.0.3'],
    args: ['--stdio'],
  },
  {
    id: 'server-shadertoy',
    package: '@modelcontextprotocol/server-shadertoy',
    versions: ['1.0.1', '1.7.5', '2.0.0'],
    args: ['--stdio'],
  },
  {
    id: 'server-wiki-explorer',
    package: '@modelcontextprotocol/server-wiki-explorer',
    versions: ['1.0.1', '1.7.5', '2.0.0'],
    args: ['--stdio'],
  },
  {
    id: 'server-scenario-modeler',
    package: '@modelcontextprotocol/server-scenario-modeler',
    versions: ['1.0.1', '1.7.5', '2.0.0', '2.0.3'],
    args: ['--stdio'],
  },
  {
    id: 'server-budget-allocator',
    package: '@modelcontextprotocol/server-budget-allocator',
    versions: ['1.0.1', '1.7.5', '2.0.0', '2.0.3'],
    args: ['--stdio'],
  },
  {
    id: 'server-cohort-heatmap',
    package: '@modelcontextprotocol/server-cohort-heatmap',
    versions: ['1.0.1', '1.7.5', '2.0.0'],
    args: ['--stdio'],
  },
  {
    id: 'context7',
    package: '@upstash/context7-mcp',
    versions: ['1.0.0', '1.0.33', '2.2.5', '3.2.0', '4.0.7', '4.1.1'],
  },
  {
    id: 'playwright',
    package: '@playwright/mcp',
    versions: ['0.0.9', '0.0.33', '0.0.53', '0.0.68', '0.0.75', '0.0.82', '0.0.83'],
  },
  {
    id: 'chrome-devtools',
    package: 'chrome-devtools-mcp',
    versions: ['0.2.6', '0.10.2', '0.20.2', '0.26.0', '1.1.0', '1.10.1', '1.11.0'],
  },
  { id: 'eslint', package: '@eslint/mcp', versions: ['0.1.0', '0.2.0', '0.3.5', '0.3.13'] },
  {
    id: 'notion',
    package: '@notionhq/notion-mcp-server',
    versions: ['1.8.0', '1.9.1', '2.0.0', '2.2.1', '2.5.2'],
    env: { NOTION_TOKEN: KEY },
  },
  {
    id: 'firecrawl',
    package: 'firecrawl-mcp',
    versions: ['1.3.0', '1.12.0', '2.0.2', '3.3.5', '3.15.0', '3.22.4', '3.26.0'],
    env: { FIRECRAWL_API_KEY: KEY },
  },
  {
    id: 'tavily',
    package: 'tavily-mcp',
    versions: ['0.1.4', '0.2.3', '0.2.10', '0.2.16', '0.2.22'],
    env: { TAVILY_API_KEY: KEY },
  },
  {
    id: 'exa',
    package: 'exa-mcp-server',
    versions: ['0.1.1', '3.0.5', '3.1.8', '3.4.1'],
    env: { EXA_API_KEY: KEY },
  },
  {
    id: 'brave-search',
    package: '@brave/brave-search-mcp-server',
    versions: ['2.0.62', '2.0.82', '2.1.4'],
    env: { BRAVE_API_KEY: KEY },
    args: ['--transport', 'stdio'],
  },
  {
    id: 'perplexity',
    package: '@perplexity-ai/mcp-server',
    versions: ['0.5.1', '0.8.4', '0.9.0', '1.2.1'],
    env: { PERPLEXITY_API_KEY: KEY },
  },
  {
    id: 'brightdata',
    package: '@brightdata/mcp',
    versions: ['2.4.1', '2.11.3'],
    env: { API_TOKEN: KEY, PRO_MODE: 'true' },
  },
  {
    id: 'mapbox',
    package: '@mapbox/mcp-server',
    versions: ['0.2.0', '0.14.0'],
    env: { MAPBOX_ACCESS_TOKEN: 'pk.eyJ1IjoidW51c2VkIn0.unused' },
  },
  {
    id: 'desktop-commander',
    package: '@wonderwhy-er/desktop-commander',
    versions: ['0.1.17', '0.1.20', '0.2.13', '0.2.30', '0.2.42', '0.2.52'],
  },
  {
    id: 'figma-developer',
    package: 'figma-developer-mcp',
    versions: ['0.2.2', '0.4.3', '0.6.6', '0.10.0', '0.13.2'],
    args: ['--stdio', `--figma-api-key=${KEY}`],
  },
  {
    id: 'sentry',
    package: '@sentry/mcp-server',
    versions: ['0.10.0', '0.16.0', '0.20.0', '0.31.0', '0.39.0'],
    args: [`--access-token=${KEY}`],
  },
  {
    id: 'mongodb',
    package: 'mongodb-mcp-server',
    versions: ['1.14.0', '2.1.1', '3.0.4'],
    env: { MDB_MCP_TELEMETRY: 'disabled', MDB_MCP_CONNECTION_STRING: 'mongodb://127.0.0.1:9/unused' },
  },
  {
    id: 'neon',
    package: '@neondatabase/mcp-server-neon',
    versions: ['0.2.3', '0.3.7'],
    args: ['start', KEY],
  },
  {
    id: 'hostinger-api',
    package: 'hostinger-api-mcp',
    versions: ['1.33.1', '1.55.1', '1.63.2'],
    env: { API_TOKEN: KEY },
    bin: 'hostinger-api-mcp',
  },
  {
    id: 'digitalocean',
    package: '@digitalocean/mcp',
    versions: ['1.0.30', '1.0.65', '1.0.70'],
    env: { DIGITALOCEAN_API_TOKEN: KEY },
    args: ['--services', 'apps,droplets,networking,databases,spaces,accounts,insights,marketplace,doks'],
  },
  {
    id: 'gitlab',
    package: '@zereight/mcp-gitlab',
    versions: ['2.0.34', '2.0.36', '2.1.49', '2.1.64'],
    env: { GITLAB_PERSONAL_ACCESS_TOKEN: KEY },
  },
  {
    id: 'ms-365',
    package: '@softeria/ms-365-mcp-server',
    versions: ['0.47.4', '0.54.1', '0.119.0', '0.150.3', '0.155.0'],
  },
  {
    id: 'postman',
    package: '@postman/postman-mcp-server',
    versions: ['2.12.0', '2.13.0'],
    env: { POSTMAN_API_KEY: KEY },
  },
  { id: 'kubernetes', package: 'mcp-server-kubernetes', versions: ['2.9.6', '4.1.2', '4.1.7'] },
  { id: 'mobile', package: '@mobilenext/mobile-mcp', versions: ['0.0.48', '0.0.62', '1.0.4'] },
  { id: 'browsermcp', package: '@browsermcp/mcp', versions: ['0.1.2', '0.1.3'] },
  {
    id: 'playwright-executeautomation',
    package: '@executeautomation/playwright-mcp-server',
    versions: ['1.0.4', '1.0.6', '1.0.12'],
  },
  { id: 'shopify-dev', package: '@shopify/dev-mcp', versions: ['1.0.0', '1.1.0', '1.11.0', '1.16.0'] },
  { id: 'mantine', package: '@mantine/mcp-server', versions: ['9.5.0', '9.6.0', '9.6.2'] },
  { id: 'drawio', package: '@drawio/mcp', versions: ['1.1.2', '1.5.0', '1.6.1'] },
  { id: 'magicui', package: '@magicuidesign/mcp', versions: ['1.0.6', '2.0.0'] },
  { id: 'next-devtools', package: 'next-devtools-mcp', versions: ['0.2.1', '0.3.1', '0.3.10', '0.4.0'] },
  {
    id: 'mastra-docs',
    package: '@mastra/mcp-docs-server',
    versions: ['0.13.1', '0.13.31', '1.1.45'],
  },
];

export interface Pair {
  readonly server: ReleasedServer;
  readonly from: string;
  readonly to: string;
}

export const PAIRS: readonly Pair[] = SERVERS.flatMap((server) =>
  server.versions.slice(1).map((to, i) => ({ server, from: server.versions[i] ?? '', to })),
);
