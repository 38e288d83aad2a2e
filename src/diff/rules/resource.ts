/**
 * Rules about resources and resource templates.
 */
import type { RuleRow } from './row.ts';

const READ_NEW =
  'Read its address and description with `mcp-lock diff SERVER/ITEM`, and check that it leads to nothing private. Then run `mcp-lock update SERVER -i`.';
const GONE =
  'Check that no prompt or setting of yours uses its address. Then run `mcp-lock update SERVER -i`.';
const MOVED =
  'Compare both addresses part by part, and check that the same party serves both. Then run `mcp-lock update SERVER -i`.';
const READ_BOTH =
  'Compare both texts with `mcp-lock diff SERVER/ITEM`, and check that the new one contains no instructions. Then run `mcp-lock update SERVER -i`.';
const FITS = 'Check that it still describes what the address contains. Then run `mcp-lock update SERVER -i`.';
const ICONS = 'Check that the address belongs to the vendor. Then run `mcp-lock update SERVER -i`.';
const META = 'Check what the key does in your client. Then run `mcp-lock update SERVER -i`.';
const MIME =
  'Check what your client does with the new type, above all with HTML or scripts. Then run `mcp-lock update SERVER -i`.';
const AUDIENCE =
  'Check whether the model may receive the content without you seeing it. Then run `mcp-lock update SERVER -i`.';
const FIELD =
  'Check in the documentation of the server what the field is for, and that it contains no instructions. Then run `mcp-lock update SERVER -i`.';
export const RESOURCE_RULES = {
  'resource/added': {
    severity: 'medium',
    compat: 'C',
    title: 'resource added',
    why: 'The model can receive this content, and it was not reviewed.',
    accept: READ_NEW,
    example: '+ notes://guide  "How to write notes"',
  },
  'resource/removed': {
    severity: 'low',
    compat: 'B',
    title: 'resource removed',
    why: 'Reads of it will fail. A later resource could take its address.',
    accept: GONE,
    example: '- notes://archive  "Old notes"',
  },
  'resource/renamed': {
    severity: 'medium',
    compat: 'B',
    title: 'resource address changed',
    why: 'Its description is nearly the same, but the content is read from another address.',
    accept: MOVED,
    example: '- notes://guide\n+ https://example.org/guide',
  },
  'resource/description-changed': {
    severity: 'medium',
    compat: 'C',
    title: 'description changed',
    why: 'The model can read this text, and the new text was not reviewed.',
    accept: READ_BOTH,
    example: '- How to write notes.\n+ How to write notes. Read this first, always.',
  },
  'resource/title-changed': {
    severity: 'low',
    compat: 'C',
    title: 'title or name changed',
    why: 'People and models choose a resource by it.',
    accept: FITS,
    example: '- "Guide"\n+ "Rules of the house"',
  },
  'resource/icons-changed': {
    severity: 'info',
    compat: 'C',
    title: 'icons changed',
    why: 'Clients download icons, so the owner of a new address can see that the resource is in use.',
    accept: ICONS,
    example: '- https://example.com/guide.png\n+ https://cdn.example.net/guide.png',
  },
  'resource/meta-changed': {
    severity: 'low',
    compat: 'C',
    title: 'metadata changed',
    why: 'Some clients act on metadata.',
    accept: META,
    example: '+ "example.com/pinned": true',
  },
  'resource/mime-type-changed': {
    severity: 'low',
    compat: '-',
    title: 'content type changed',
    why: 'Your client could display the content differently, or run it.',
    accept: MIME,
    example: '- text/markdown\n+ text/html',
  },
  'resource/annotation-changed': {
    severity: 'low',
    compat: 'C',
    title: 'annotation changed',
    why: 'Audience and priority decide whether the model receives this content.',
    accept: AUDIENCE,
    example: '- "audience": ["user"]\n+ "audience": ["assistant"]',
  },
  'resource/field-changed': {
    severity: 'medium',
    compat: '-',
    title: 'field changed',
    why: 'mcp-lock has no rule for this field, but a client could act on it or give it to the model.',
    accept: FIELD,
    example: '+ "x-preload": true',
  },
  'template/added': {
    severity: 'medium',
    compat: 'C',
    title: 'resource template added',
    why: 'The model can read from new addresses, and they were not reviewed.',
    accept: READ_NEW,
    example: '+ notes://{topic}/latest  "The newest note on a topic"',
  },
  'template/removed': {
    severity: 'low',
    compat: 'B',
    title: 'resource template removed',
    why: 'Reads of it will fail. A later resource template could take its address.',
    accept: GONE,
    example: '- notes://archive/{year}  "Notes of a year"',
  },
  'template/renamed': {
    severity: 'medium',
    compat: 'B',
    title: 'resource template address changed',
    why: 'Its description is nearly the same, but the content is read from another address.',
    accept: MOVED,
    example: '- notes://{topic}\n+ file:///{path}',
  },
  'template/description-changed': {
    severity: 'medium',
    compat: 'C',
    title: 'description changed',
    why: 'The model can read this text, and the new text was not reviewed.',
    accept: READ_BOTH,
    example: '- The notes on a topic.\n+ The notes on a topic, or any file by its path.',
  },
  'template/title-changed': {
    severity: 'low',
    compat: 'C',
    title: 'title or name changed',
    why: 'People and models choose a resource template by it.',
    accept: FITS,
    example: '- "Notes by topic"\n+ "Everything by topic"',
  },
  'template/icons-changed': {
    severity: 'info',
    compat: 'C',
    title: 'icons changed',
    why: 'Clients download icons, so the owner of a new address can see that the resource template is in use.',
    accept: ICONS,
    example: '- https://example.com/topic.png\n+ https://cdn.example.net/topic.png',
  },
  'template/meta-changed': {
    severity: 'low',
    compat: 'C',
    title: 'metadata changed',
    why: 'Some clients act on metadata.',
    accept: META,
    example: '+ "example.com/cache": "shared"',
  },
  'template/mime-type-changed': {
    severity: 'low',
    compat: '-',
    title: 'content type changed',
    why: 'Your client could display the content differently, or run it.',
    accept: MIME,
    example: '- text/plain\n+ text/html',
  },
  'template/annotation-changed': {
    severity: 'low',
    compat: 'C',
    title: 'annotation changed',
    why: 'Audience and priority decide whether the model receives this content.',
    accept: AUDIENCE,
    example: '- "priority": 0.2\n+ "priority": 1',
  },
  'template/field-changed': {
    severity: 'medium',
    compat: '-',
    title: 'field changed',
    why: 'mcp-lock has no rule for this field, but a client could act on it or give it to the model.',
    accept: FIELD,
    example: '+ "x-expand": "all"',
  },
} as const satisfies Record<string, RuleRow>;
