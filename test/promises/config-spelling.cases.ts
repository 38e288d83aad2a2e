/** Configs under a name that other disks take for the one that a client opens. Data only. */
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  /** Paths of files below the project, each with a server in it. */
  readonly paths: readonly string[];
  /** The known path that the message names. */
  readonly known: string;
  /** Key under which the client looks for servers. */
  readonly key?: string;
}

export const kind: Kind<Case> = {
  promise: 'accident',
  kind: 'A config whose path is that of a client on macOS or Windows, but not here, is E_CONFIG with both names.',
  cases: [
    { name: 'the folder and the file in other case', paths: ['.Cursor/MCP.json'], known: '.cursor/mcp.json' },
    { name: 'the folder alone', paths: ['.VSCODE/mcp.json'], known: '.vscode/mcp.json', key: 'servers' },
    { name: 'the file alone', paths: ['OpenCode.json'], known: 'opencode.json', key: 'mcp' },
    { name: 'beside the right one', paths: ['.mcp.json', '.MCP.json'], known: '.mcp.json' },
    {
      name: 'in a folder beside the right one',
      paths: ['.mcp.json', '.Mcp.JSON', 'x/.mcp.json'],
      known: '.mcp.json',
    },
    { name: 'a long s in place of an s', paths: ['.mcp.j\u{17f}on'], known: '.mcp.json' },
    {
      name: 'a Kelvin sign in place of a k',
      paths: ['.\u{212a}iro/settings/mcp.json'],
      known: '.kiro/settings/mcp.json',
    },
    { name: 'an invisible character', paths: ['.mcp\u{200c}.json'], known: '.mcp.json' },
    { name: 'a folder of configs', paths: ['.Continue/mcpServers/a.json'], known: '.continue/mcpServers' },
  ],
  open: 'Short names of Windows (`MCP~1.JSO`) and names with a dot or a space at the end are not looked for.',
};

/** These are nobody's config, on any disk. */
export const quiet: readonly (Named & { readonly files: Readonly<Record<string, string>> })[] = [
  { name: 'a folder of that name without the file', files: { '.Cursor/rules.md': 'x', '.GitHub/x.md': 'x' } },
  { name: 'settings without servers', files: { '.VSCode/settings.json': '{"editor.tabSize": 2}' } },
  {
    name: 'the file in a folder below',
    files: { 'docs/.Cursor/MCP.json': '{"mcpServers": {"a": {"command": "a"}}}' },
  },
  { name: 'another ending', files: { '.MCP.json5': '{"mcpServers": {"a": {"command": "a"}}}' } },
];
