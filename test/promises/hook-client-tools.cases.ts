/** Tools that clients have of their own, and what a hook answers before each of them is called. */
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  readonly client: 'claude-code' | 'cursor';
  readonly tool: string;
  readonly input?: Readonly<Record<string, string>>;
  /** Answers while every server matches, and after one of two changed (`mail`). */
  readonly clean: 'pass' | 'deny';
  readonly drifted: 'pass' | 'deny';
}

const claude = (
  tool: string,
  clean: Case['clean'],
  drifted: Case['drifted'],
  input?: Case['input'],
): Case => ({
  name: `Claude Code: ${tool}${input === undefined ? '' : ` of ${input['server']}`}`,
  client: 'claude-code',
  tool,
  clean,
  drifted,
  ...(input === undefined ? {} : { input }),
});
const cursor = (
  tool: string,
  clean: Case['clean'],
  drifted: Case['drifted'],
  input?: Case['input'],
): Case => ({
  ...claude(tool, clean, drifted, input),
  name: `Cursor: ${tool}${input === undefined ? '' : ` of ${input['server']}`}`,
  client: 'cursor',
});

export const kind: Kind<Case> = {
  promise: 'guard',
  kind: 'A tool of the client that reads from servers is held as the tools of the servers are; an unknown one about servers is denied.',
  open: 'Tools of a client without `mcp` in their names are not held, nor are prompts and descriptions: the guard holds those.',
  cases: [
    claude('ListMcpResourcesTool', 'pass', 'deny'),
    claude('ListMcpResourcesTool', 'pass', 'pass', { server: 'notes' }),
    claude('ReadMcpResourceTool', 'pass', 'deny', { server: 'mail', uri: 'x:' }),
    claude('ReadMcpResourceDirTool', 'pass', 'deny', { server: 'mail', uri: 'x:' }),
    claude('ReadMcpResourceDirTool', 'pass', 'pass', { server: 'notes', uri: 'x:' }),
    claude('ReadMcpResourceDirTool', 'deny', 'deny', { server: 'another', uri: 'x:' }),
    claude('SubscribeMcpResource', 'pass', 'deny'),
    claude('list_mcp_resource_templates', 'pass', 'deny'),
    claude('MCPResourceRead', 'pass', 'deny'),
    claude('WaitForMcpServers', 'pass', 'deny'),
    claude('GetMcpPromptTool', 'deny', 'deny'),
    claude('McpAuthTool', 'deny', 'deny'),
    claude('call_mcp_tool', 'deny', 'deny'),
    claude('CallMCPTool', 'deny', 'deny'),
    claude('GetMCPPrompt', 'deny', 'deny'),
    claude('MCP__notes__read_note', 'deny', 'deny'),
    claude('Mcp__notes__read_note', 'deny', 'deny'),
    claude('MCPSearch', 'pass', 'pass'),
    claude('Read', 'pass', 'pass'),
    claude('ToolSearch', 'pass', 'pass'),
    claude('WebFetch', 'pass', 'pass'),
    cursor('ListMcpResources', 'pass', 'deny'),
    cursor('FetchMcpResource', 'pass', 'deny', { server: 'project-0-work-notes', uri: 'x:' }),
    cursor('fetch_mcp_resource', 'pass', 'deny', { server: 'mail', uri: 'x:' }),
    cursor('fetch_mcp_resource', 'deny', 'deny', { server: 'user-notes', uri: 'x:' }),
    cursor('fetch_mcp_resource', 'deny', 'deny', { server: 'another', uri: 'x:' }),
    cursor('GetMcpPrompt', 'deny', 'deny'),
    cursor('GetMCPPrompt', 'deny', 'deny'),
    cursor('MCP:read_note', 'pass', 'pass'),
    cursor('Shell', 'pass', 'pass'),
  ],
};
