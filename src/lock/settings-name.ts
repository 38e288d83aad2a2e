/** The name of the settings of mcp-lock among servers, where what changed is shown and accepted. No server may have it. */
export const SETTINGS = 'mcp-lock settings';
