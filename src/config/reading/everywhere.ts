/**
 * Every key under which some client keeps its servers, for a file that is nobody's by its path. Data only.
 */

/** Read wherever they stand. */
export const CONTAINERS: readonly (readonly string[])[] = [
  ['mcpServers'],
  ['servers'],
  ['mcp', 'servers'],
  ['mcp.servers'],
  ['mcp_servers'],
  ['context_servers'],
  ['amp.mcpServers'],
];

/** These mean other things too: read when a server stands there. */
export const POSSIBLE: readonly (readonly string[])[] = [
  ['mcp'],
  ['extensions'],
  ['settings', 'mcp', 'servers'],
  ['settings', 'mcp.servers'],
  ['customizations', 'vscode', 'mcp', 'servers'],
  ['experimental', 'modelContextProtocolServers'],
];
