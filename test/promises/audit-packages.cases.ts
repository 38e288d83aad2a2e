/** Packages that are not what they seem, or are known to be bad, and honest ones like them. */
import type { Kind, Named } from './kind.ts';

export interface Packages extends Named {
  /** A line and what is said of it: `severity rule`, divided by `, `; empty: nothing. */
  readonly lines: readonly (readonly [line: string, expected: string])[];
}

export const kind: Kind<Packages> = {
  promise: 'audit',
  kind: 'Packages one letter or a scope away from a well-known server, from another registry, malicious or with a known hole: each is noticed, and servers of similar purpose are not.',
  cases: [
    {
      name: 'one letter away from a well-known name',
      lines: [
        ['npx -y mcp-remot', 'high package/look-alike-name'],
        ['npx -y mcp-remotte@0.1.29', 'high package/look-alike-name'],
        ['npx -y mcp-remtoe', 'high package/look-alike-name'],
        ['npx -y mcpremote', 'high package/look-alike-name'],
        ['npx -y mcp-rem0te', 'high package/look-alike-name'],
        ['npx -y chrome-devtool-mcp', 'high package/look-alike-name'],
        ['npx -y tavily-mpc', 'high package/look-alike-name'],
        ['npx -y @modelcontextprotocl/server-filesystem', 'high package/look-alike-name'],
        ['npx -y @model-context-protocol/server-filesystem', 'high package/look-alike-name'],
        ['npx -y @playwrigth/mcp', 'high package/look-alike-name'],
        ['uvx mcp-server-fetc', 'high package/look-alike-name'],
        ['uvx mcp-server-ftech', 'high package/look-alike-name'],
        ['uvx mcp-atlasian', 'high package/look-alike-name'],
        ['cmd /c npx -y mcp-remot https://mcp.acme-notes.net/v1', 'high package/look-alike-name'],
      ],
    },
    {
      name: 'the same name in another scope, or in none',
      lines: [
        ['npx -y @acme/server-filesystem', 'medium package/look-alike-name'],
        ['npx -y server-filesystem', 'medium package/look-alike-name'],
        ['npx -y modelcontextprotocol-server-filesystem', 'medium package/look-alike-name'],
        ['npx -y @acme/mcp-atlassian', 'info package/look-alike-name'],
        ['npx -y @acme/mcp-server', ''],
        ['npx -y @acme/mcp', ''],
      ],
    },
    {
      name: 'a name that is known on another registry',
      lines: [
        ['npx -y mcp-server-fetch', 'medium package/other-registry'],
        ['npx -y mcp-server-git@1.0.0', 'medium package/other-registry'],
        ['uvx mcp-server-fetch', ''],
      ],
    },
    {
      name: 'versions with a known hole',
      lines: [
        ['npx -y mcp-remote@0.1.15 https://mcp.acme-notes.net/v1', 'high package/known-vulnerable'],
        ['npx -y mcp-remote@0.0.5 https://mcp.acme-notes.net/v1', 'high package/known-vulnerable'],
        ['npx -y mcp-remote@0.1.16 https://mcp.acme-notes.net/v1', ''],
        ['npx -y mcp-remote@0.0.4 https://mcp.acme-notes.net/v1', ''],
        ['npx @modelcontextprotocol/inspector@0.14.0 node server.js', 'high package/known-vulnerable'],
        ['npx -y @modelcontextprotocol/server-filesystem@0.6.3 .', 'high package/known-vulnerable'],
        ['npx -y @modelcontextprotocol/server-filesystem@2025.3.28 .', 'high package/known-vulnerable'],
        ['npx -y @modelcontextprotocol/server-filesystem@2025.7.1 .', ''],
        ['npx -y figma-developer-mcp@0.6.2 --stdio', 'high package/known-vulnerable'],
        ['npx -y figma-developer-mcp@0.6.3 --stdio', ''],
        ['npx -y mcp-server-kubernetes@3.8.0', 'high package/known-vulnerable'],
        ['npx -y mcp-server-kubernetes@3.9.0', ''],
        ['npx -y @playwright/mcp@0.0.39', 'medium package/known-vulnerable'],
        ['uvx mcp-server-git==2025.7.1', 'high package/known-vulnerable'],
        ['uvx mcp-server-git@2025.12.18', 'medium package/known-vulnerable'],
        ['uvx mcp-server-git==2026.1.14', ''],
        ['npx -y mcp-remote https://mcp.acme-notes.net/v1', ''],
        ['npx -y mcp-remote@latest https://mcp.acme-notes.net/v1', ''],
      ],
    },
    {
      name: 'malicious ones',
      lines: [
        ['npx -y postmark-mcp@1.0.16', 'high package/malicious'],
        ['npx -y postmark-mcp', 'high package/malicious'],
        ['npx -y postmark-mcp@1.0.12', ''],
        ['npx -y @lanyer640/mcp-runcommand-server', 'high package/malicious'],
        ['uvx mcp-runcmd-server==0.1.0', 'high package/malicious'],
      ],
    },
    {
      name: 'well-known servers, and others of similar names',
      lines: [
        ['npx -y @modelcontextprotocol/server-memory@2026.8.31', ''],
        ['npx -y @playwright/mcp@0.0.83', ''],
        ['npx -y @upstash/context7-mcp@2.1.0', ''],
        ['npx -y linear-mcp@1.0.0', ''],
        ['npx -y notes-mcp@1.2.0', ''],
        ['npx -y mcp-server-gis@1.0.0', ''],
        ['npx -y acme-mcp-server@1.0.0', ''],
        ['npx -y figma-mcp@0.1.4', ''],
        ['uvx awslabs.ecs-mcp-server', ''],
        ['uvx --from awslabs-ecs-mcp-server ecs-mcp-server', ''],
        ['uvx mcp_server_time', ''],
        ['uvx mcp-server-tile', ''],
        ['npx -y tsx server.ts', ''],
      ],
    },
  ],
  open: 'A new name that nobody knows, and a hole that is on no list yet.',
};
