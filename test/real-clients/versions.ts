/** The real clients of `npm run clients`, each at one exact version. The only place that says which. */

/** What is installed: a package of the npm registry and its version. */
export interface Pinned {
  readonly package: string;
  readonly version: string;
}

/** The Node that starts them: several do not work with the oldest that mcp-lock supports. */
export const NODE: Pinned = { package: `node-${process.platform}-${process.arch}`, version: '22.23.3' };

/** By the id that `mcp-lock list` gives the client, or the name of a tool that has none. */
export const VERSIONS = {
  'claude-code': { package: '@anthropic-ai/claude-code', version: '2.1.332' },
  codex: { package: '@openai/codex', version: '0.171.0' },
  'gemini-cli': { package: '@google/gemini-cli', version: '0.61.0' },
  opencode: { package: 'opencode-ai', version: '1.18.33' },
  'qwen-code': { package: '@qwen-code/qwen-code', version: '0.24.4' },
  'copilot-cli': { package: '@github/copilot', version: '1.0.102' },
  mcporter: { package: 'mcporter', version: '0.12.3' },
  inspector: { package: '@modelcontextprotocol/inspector', version: '2.12.0' },
} as const satisfies Readonly<Record<string, Pinned>>;

export type ClientId = keyof typeof VERSIONS;
