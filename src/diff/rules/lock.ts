/**
 * Rules about the lockfile itself.
 */
import type { RuleRow } from './row.ts';

export const LOCK_RULES = {
  'lock/hash-mismatch': {
    severity: 'high',
    compat: '-',
    title: 'stored text does not match its hash',
    why: 'The entry was edited by hand or merged badly, so it is unclear what was reviewed.',
    could: 'A text that nobody reviewed could count as reviewed.',
    accept:
      'See what changed with `git diff HEAD -- mcp-lock.json`. Then run `mcp-lock update SERVER -i`, or restore the file with `git checkout HEAD -- mcp-lock.json`. It discards changes that are not committed.',
    example:
      '/tools/search/definition/description was edited\n  stored sha256:1b6f...  computed sha256:c04e...',
  },
  'lock/settings-changed': {
    severity: 'high',
    compat: '-',
    title: 'settings are not the accepted ones',
    why: 'Settings can lower findings and accept them. Until they are accepted, nothing in them lets a run pass that would fail without them.',
    could: 'Findings could be lowered or hidden in later runs.',
    accept:
      'Read the settings and find out who changed them. `mcp-lock update` shows them and asks, `mcp-lock update -i` asks about each change.',
    example: '+ fails from high on (usually low)\n+ accepts 3f1c...: reviewed by Ada',
  },
  'lock/unpinned-text': {
    severity: 'info',
    compat: '-',
    title: 'text differs between starts and is not pinned',
    why: 'The server sends different text here at every start. Only text of the same kinds and lengths is accepted, such as a time or a number. Where the kind is `any`, a person allowed any text, and only suspicious content is looked for. Where it is `secret`, the server repeats a credential of this machine.',
    accept:
      'Nothing has to be accepted. If the text contains a time or a random number, ask the author to remove it, and lock again.',
    example: '/tools/report/description  timestamp at 4',
  },
  'lock/unpinned-text-added': {
    severity: 'medium',
    compat: '-',
    title: 'text no longer pinned',
    why: 'This text was fixed and now differs between starts, or another kind of text is accepted than before. High if any text is accepted.',
    could: 'The server could put any text there without a finding.',
    accept:
      'Run `mcp-lock diff SERVER` twice and read what differs. If it is only a time, a count or a random number, run `mcp-lock update SERVER -i`.',
    example: '- /tools/report/description is pinned\n+ /tools/report/description  timestamp at 4',
  },
} as const satisfies Record<string, RuleRow>;
