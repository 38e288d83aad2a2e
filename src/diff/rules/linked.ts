/**
 * Rules about what is outside the definitions: pages that tools link to, and skills.
 */
import type { RuleRow } from './row.ts';

export const LINKED_RULES = {
  'linked/added': {
    severity: 'medium',
    compat: '-',
    title: 'linked page added',
    why: 'Your client shows this page beside the conversation, and the page can call tools of this server. High if it asks for other hosts or for devices such as the camera.',
    could: 'A page of the server could use your camera or other hosts.',
    accept:
      'See with `mcp-lock show SERVER` which tool links to it and what it may reach, and read its source. Then run `mcp-lock update SERVER -i`.',
    example: '+ ui://notes/board.html  text/html;profile=mcp-app, 12,480 bytes',
  },
  'linked/removed': {
    severity: 'low',
    compat: '-',
    title: 'linked page removed',
    why: 'No tool links to it, or the server does not return it. Your client then shows plain text.',
    accept: 'Check that nothing you use depends on it. Then run `mcp-lock update SERVER -i`.',
    example: '- ui://notes/board.html',
  },
  'linked/changed': {
    severity: 'medium',
    compat: '-',
    title: 'linked page changed',
    why: 'The page runs in your client and can call tools of this server, so its new code matters.',
    accept:
      'If the package version is the same, ask the author what changed. Then run `mcp-lock update SERVER -i`.',
    example: '- 12,480 bytes, sha256:1b6f...\n+ 12,611 bytes, sha256:c04e...',
  },
  'linked/permissions-widened': {
    severity: 'high',
    compat: '-',
    title: 'linked page permissions widened',
    why: 'The page asks for more hosts, or for devices such as the camera. Your conversation could leave through it.',
    could: 'The page could send your conversation to other hosts.',
    accept:
      'Check that each new host belongs to the vendor and that the tool needs it. Then run `mcp-lock update SERVER -i`.',
    example: '+ "connectDomains": ["https://collect.example.net"]',
  },
  'linked/permissions-narrowed': {
    severity: 'low',
    compat: '-',
    title: 'linked page permissions narrowed',
    why: 'The page asks for fewer hosts or devices, so parts of it could stop working.',
    accept: 'No check is needed. Run `mcp-lock update SERVER -i` to record it.',
    example: '- "permissions": { "camera": {} }',
  },
  'linked/unread': {
    severity: 'info',
    compat: '-',
    title: 'linked page not readable',
    why: 'A tool links to this page but the server does not return it, so it is not in the lockfile.',
    accept: 'Nothing has to be accepted. When the server returns the page, it is reported as added.',
    example: 'ui://notes/board.html: resources/read is refused',
  },
  'linked/remote-pointer': {
    severity: 'info',
    compat: '-',
    title: 'link to changeable content',
    why: 'An icon, a schema or a page points to another host. The content there can change while the lockfile stays the same.',
    accept:
      'Nothing has to be accepted. List these links with `mcp-lock show SERVER`, and check that the hosts belong to the vendor.',
    example: '/tools/search/icons/0/src  https://cdn.example.com/icon.png',
  },
  'skill/added': {
    severity: 'medium',
    compat: '-',
    title: 'skill added',
    why: 'The model follows a skill when it seems to fit, and this text was not reviewed.',
    accept: 'Read the skill and every file that it lists. Then run `mcp-lock update SERVER -i`.',
    example: '+ skill://notes/tidy-up/SKILL.md',
  },
  'skill/removed': {
    severity: 'low',
    compat: '-',
    title: 'skill removed',
    why: 'The model can no longer use this reviewed text.',
    accept: 'Check that nothing you use depends on it. Then run `mcp-lock update SERVER -i`.',
    example: '- skill://notes/tidy-up/SKILL.md',
  },
  'skill/changed': {
    severity: 'medium',
    compat: '-',
    title: 'skill changed',
    why: 'The skill or one of its files changed, so the model could follow text that was not reviewed.',
    accept: 'Read what changed, also in files with a new digest. Then run `mcp-lock update SERVER -i`.',
    example: '- "digest": "sha256:1b6f..."\n+ "digest": "sha256:c04e..."',
  },
  'skill/unpinned': {
    severity: 'medium',
    compat: '-',
    title: 'skill files no longer listed',
    why: 'The skill listed a digest for each file and now calls them dynamic. Later changes in these files are not detected.',
    accept:
      'Ask the author for the reason. Run `mcp-lock update SERVER -i` only if your agent may follow files that nobody reviewed.',
    example: '- "resources": [{ "digest": "sha256:1b6f..." }]\n+ "resources": "dynamic"',
  },
} as const satisfies Record<string, RuleRow>;
