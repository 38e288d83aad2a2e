/**
 * Rules about what lies outside the definitions: pages that tools link to, and skills.
 */
import type { RuleRow } from './row.ts';

export const LINKED_RULES = {
  'linked/added': {
    severity: 'medium',
    compat: '-',
    title: 'a page is linked that was not before',
    why: 'A client shows it beside the conversation, and it can call the tools of this server. High where it asks to reach other hosts or to use the device.',
    accept:
      'See with `mcp-lock show SERVER` which tool links to it and what it may reach; read the page in the source of the server; then `mcp-lock update SERVER`.',
    example: '+ ui://notes/board.html  text/html;profile=mcp-app, 12,480 bytes',
  },
  'linked/removed': {
    severity: 'low',
    compat: '-',
    title: 'a page is no longer there',
    why: 'The tool no longer links to it, or it cannot be read; a client then shows plain text.',
    accept: 'Check that nothing you use depends on it; then `mcp-lock update SERVER`.',
    example: '- ui://notes/board.html',
  },
  'linked/changed': {
    severity: 'medium',
    compat: '-',
    title: 'a linked page changed',
    why: 'The tool is the same to the letter and the page behind it is another one; it runs in your client and can call the tools of this server.',
    accept:
      'With a new version of the package a new page is usual; without one, ask the author what changed; then `mcp-lock update SERVER`.',
    example: '- 12,480 bytes, sha256:1b6f...\n+ 12,611 bytes, sha256:c04e...',
  },
  'linked/permissions-widened': {
    severity: 'high',
    compat: '-',
    title: 'a linked page may do more',
    why: 'It asks to reach further hosts, or for the camera, the microphone or the place: a way out for what stands in the conversation.',
    accept:
      'Check that each new host belongs to the vendor and that the tool needs what it asks for; then `mcp-lock update SERVER`.',
    example: '+ "connectDomains": ["https://collect.example.net"]',
  },
  'linked/permissions-narrowed': {
    severity: 'low',
    compat: '-',
    title: 'a linked page may do less',
    why: 'It gives up hosts or devices that it asked for before; parts of it may stop working.',
    accept: 'Nothing to fear; `mcp-lock update SERVER`.',
    example: '- "permissions": { "camera": {} }',
  },
  'linked/unread': {
    severity: 'info',
    compat: '-',
    title: 'a linked page cannot be read',
    why: 'A tool links to it and the server does not give it out, so the lock holds nothing of it.',
    accept: 'Nothing has to be accepted; once it can be read, it shows as a page that was added.',
    example: 'ui://notes/board.html: resources/read is refused',
  },
  'linked/remote-pointer': {
    severity: 'info',
    compat: '-',
    title: 'points to something whose content can change',
    why: 'A picture, a schema or a host that a page loads from lies elsewhere: what is there can change while the lock stays the same.',
    accept:
      'Nothing has to be accepted; see all of them with `mcp-lock show SERVER` and check that the hosts belong to the vendor.',
    example: '/tools/search/icons/0/src  https://cdn.example.com/icon.png',
  },
  'skill/added': {
    severity: 'medium',
    compat: '-',
    title: 'a skill was added',
    why: 'A skill is a text that the model follows when it thinks that it fits: a new one is a new set of orders.',
    accept: 'Read it, with every file that it lists; then `mcp-lock update SERVER`.',
    example: '+ skill://notes/tidy-up/SKILL.md',
  },
  'skill/removed': {
    severity: 'low',
    compat: '-',
    title: 'a skill was removed',
    why: 'What was reviewed is no longer there; the model does without it.',
    accept: 'Check that nothing you use depends on it; then `mcp-lock update SERVER`.',
    example: '- skill://notes/tidy-up/SKILL.md',
  },
  'skill/changed': {
    severity: 'medium',
    compat: '-',
    title: 'a skill changed',
    why: 'Its words, or the digest of one of its files: the model follows another text than the one that was reviewed.',
    accept: 'Read what changed, also in the files whose digest moved; then `mcp-lock update SERVER`.',
    example: '- "digest": "sha256:1b6f..."\n+ "digest": "sha256:c04e..."',
  },
  'skill/unpinned': {
    severity: 'medium',
    compat: '-',
    title: 'the files of a skill are no longer listed',
    why: 'It gave a digest for each of its files and now calls them dynamic: from here on any text may come.',
    accept: 'Ask the author why; accept with `mcp-lock update SERVER` only what you would follow unread.',
    example: '- "resources": [{ "digest": "sha256:1b6f..." }]\n+ "resources": "dynamic"',
  },
} as const satisfies Record<string, RuleRow>;
