/**
 * Versions of servers, and of programs around them, that are known to be malicious or to have a security hole. Data only, as of
 * 2026-11-30, from published advisories. A short list for programs that are started by name, not of all holes.
 */
import type { Severity } from '../../model.ts';

export interface BadVersions {
  readonly registry: 'npm' | 'pypi';
  readonly name: string;
  /** Ranges as npm writes them; for PyPI releases of numbers alone. `*`: every version. */
  readonly versions: string;
  /** CVE or GHSA, or who reported it. */
  readonly id: string;
  readonly what: string;
  /** Absent: no version is fixed. */
  readonly fixed?: string;
  /** Absent: high. */
  readonly severity?: Severity;
  readonly malicious?: true;
}

const npm = (
  name: string,
  versions: string,
  id: string,
  what: string,
  more: Partial<BadVersions> = {},
): BadVersions => ({
  ...{ registry: 'npm', name, versions, id, what },
  ...more,
});
const pypi: typeof npm = (name, versions, id, what, more) => ({
  ...npm(name, versions, id, what, more),
  registry: 'pypi',
});

export const BAD_VERSIONS: readonly BadVersions[] = [
  npm('mcp-remote', '>=0.0.5 <0.1.16', 'CVE-2025-6514', 'a server runs commands at sign-in', {
    fixed: '0.1.16',
  }),
  npm('@modelcontextprotocol/inspector', '<0.14.1', 'CVE-2025-49596', 'a web page runs commands', {
    fixed: '0.16.6',
  }),
  npm('@modelcontextprotocol/inspector', '>=0.14.1 <0.16.6', 'CVE-2025-58444', 'a server runs commands', {
    fixed: '0.16.6',
  }),
  npm(
    '@modelcontextprotocol/server-filesystem',
    '<0.6.4 || >=2025.1.0 <2025.7.1',
    'CVE-2025-53109, CVE-2025-53110',
    'reads and writes outside of its folders',
    { fixed: '2025.7.1' },
  ),
  npm('figma-developer-mcp', '<0.6.3', 'CVE-2025-53967', 'a request runs commands', { fixed: '0.6.3' }),
  npm('@cyanheads/git-mcp-server', '<2.1.5', 'CVE-2025-53107', 'an argument runs commands', {
    fixed: '2.1.5',
  }),
  npm('ios-simulator-mcp', '<1.3.3', 'CVE-2025-52573', 'an argument runs commands', { fixed: '1.3.3' }),
  npm('mcp-package-docs', '<0.1.28', 'CVE-2025-54073', 'an argument runs commands', { fixed: '0.1.28' }),
  npm('@akoskm/create-mcp-server-stdio', '<0.0.13', 'CVE-2025-54994', 'an argument runs commands', {
    fixed: '0.0.13',
  }),
  npm('mcp-server-kubernetes', '<2.5.0', 'CVE-2025-53355', 'an argument runs commands', { fixed: '3.9.0' }),
  npm(
    'mcp-server-kubernetes',
    '>=2.5.0 <3.9.0',
    'CVE-2026-61459',
    'an argument sends the credentials of the cluster away',
    { fixed: '3.9.0' },
  ),
  npm('@playwright/mcp', '<0.0.40', 'CVE-2025-9611', 'a web page calls its tools over HTTP', {
    fixed: '0.0.40',
    severity: 'medium',
  }),
  npm('@translated/lara-mcp', '<0.0.12', 'CVE-2025-53832', 'an argument runs commands', { fixed: '0.0.12' }),
  npm('postmark-mcp', '>=1.0.16', 'Koi Security, 2025-09', 'sends a copy of each mail to its author', {
    malicious: true,
  }),
  npm('@lanyer640/mcp-runcommand-server', '*', 'Checkmarx, 2025-10', 'opens a shell to another machine', {
    malicious: true,
  }),
  pypi('mcp-server-git', '<2025.9.25', 'CVE-2025-68143', 'makes a repository of any folder', {
    fixed: '2026.1.14',
  }),
  pypi(
    'mcp-server-git',
    '<2025.12.18',
    'CVE-2025-68144, CVE-2025-68145',
    'reads and overwrites files outside of the repository',
    { fixed: '2026.1.14' },
  ),
  pypi(
    'mcp-server-git',
    '>=2025.12.18 <2026.1.14',
    'CVE-2026-27735',
    'adds files from outside of the repository',
    {
      fixed: '2026.1.14',
      severity: 'medium',
    },
  ),
  ...['mcp-runcmd-server', 'mcp-runcommand-server', 'mcp-runcommand-server2'].map((name) =>
    pypi(name, '*', 'JFrog, 2025-10', 'opens a shell to another machine', { malicious: true }),
  ),
  pypi('mcp-kubernetes-server', '<=0.1.11', 'CVE-2025-59377', 'a request runs commands'),
  pypi('mcp-atlassian', '<0.22.0', 'GHSA-g5r6-gv6m-f5jv', 'uploads any file of the machine', {
    fixed: '0.22.0',
  }),
];
