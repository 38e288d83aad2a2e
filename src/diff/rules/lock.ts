/**
 * Rules about the lockfile itself.
 */
import type { RuleRow } from './row.ts';

export const LOCK_RULES = {
  'lock/hash-mismatch': {
    severity: 'high',
    compat: '-',
    title: 'stored text does not match its hash',
    why: 'The entry was edited by hand or badly merged, so nobody can say what was reviewed.',
    accept:
      'Find out from `git log -p mcp-lock.json` who changed it; restore the reviewed file with `git checkout -- mcp-lock.json`, or read the server anew with `mcp-lock update SERVER`.',
    example:
      '/tools/search/definition/description was edited\n  stored sha256:1b6f...  computed sha256:c04e...',
  },
  'lock/unpinned-text': {
    severity: 'info',
    compat: '-',
    title: 'text differs from start to start and is not pinned',
    why: 'The server writes something that changes at every start here, so the lock cannot hold it. A change in this place goes unnoticed.',
    accept:
      'Nothing has to be accepted; if a clock or a random number stands in this text, ask the author to take it out, and lock again.',
    example: '/tools/report/description  "Report for 2026-03-01 08:15:02"',
  },
  'lock/unpinned-text-added': {
    severity: 'medium',
    compat: '-',
    title: 'text is no longer pinned',
    why: 'This place held fixed text and now differs from start to start: from here on a change in it goes unnoticed.',
    accept:
      'Start the server twice with `mcp-lock diff SERVER` and read what moves; accept with `mcp-lock update SERVER` if it is a time, a count or a random number and nothing else.',
    example: '- /tools/report/description is pinned\n+ /tools/report/description differs at every start',
  },
} as const satisfies Record<string, RuleRow>;
