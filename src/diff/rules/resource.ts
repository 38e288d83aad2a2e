/**
 * Rules about resources and resource templates.
 */
import type { RuleRow } from './row.ts';

const READ_NEW =
  'Read its address and description in `mcp-lock diff SERVER/ITEM`: it should belong to this server and lead to nothing private; then `mcp-lock update SERVER`.';
const GONE = 'Check that no prompt or setting of yours names its address; then `mcp-lock update SERVER`.';
const MOVED =
  'Compare the two addresses part by part and check that the new one is served by the same party; then `mcp-lock update SERVER`.';
const READ_BOTH =
  'Read both texts in `mcp-lock diff SERVER/ITEM`; if the new one describes the same content and gives no orders, `mcp-lock update SERVER`.';
const FITS = 'Check that it still names what the address holds; then `mcp-lock update SERVER`.';
const ICONS = 'Check that the address belongs to the vendor; then `mcp-lock update SERVER`.';
const META = 'Find out what the key does in your client; then `mcp-lock update SERVER`.';
const MIME =
  'Check what your client does with the new type: HTML and scripts are shown or run, plain text is not; then `mcp-lock update SERVER`.';
const AUDIENCE =
  'Check whether the content may go to the model without you seeing it; then `mcp-lock update SERVER`.';
const FIELD =
  'Find out from the documentation of the server what the field is for; if it holds no orders, `mcp-lock update SERVER`.';
export const RESOURCE_RULES = {
  'resource/added': {
    severity: 'medium',
    compat: 'C',
    title: 'resource added',
    why: 'New content the model may be given; nobody has reviewed it.',
    accept: READ_NEW,
    example: '+ notes://guide  "How to write notes"',
  },
  'resource/removed': {
    severity: 'low',
    compat: 'B',
    title: 'resource removed',
    why: 'Reads of it will fail, and a later one may take its address.',
    accept: GONE,
    example: '- notes://archive  "Old notes"',
  },
  'resource/renamed': {
    severity: 'medium',
    compat: 'B',
    title: 'resource has another address',
    why: 'What it says of itself is nearly what was reviewed, but it is read from another address.',
    accept: MOVED,
    example: '- notes://guide\n+ https://example.org/guide',
  },
  'resource/description-changed': {
    severity: 'medium',
    compat: 'C',
    title: 'description changed',
    why: 'The model may read this text; it is not what was reviewed.',
    accept: READ_BOTH,
    example: '- How to write notes.\n+ How to write notes. Read this first, always.',
  },
  'resource/title-changed': {
    severity: 'low',
    compat: 'C',
    title: 'title or name changed',
    why: 'People and models choose by it.',
    accept: FITS,
    example: '- "Guide"\n+ "Rules of the house"',
  },
  'resource/icons-changed': {
    severity: 'info',
    compat: 'C',
    title: 'icons changed',
    why: 'Pictures are for people, but a client fetches them: a new address learns that the resource is in use.',
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
    why: 'The client may render the content, or run it, in another way.',
    accept: MIME,
    example: '- text/markdown\n+ text/html',
  },
  'resource/annotation-changed': {
    severity: 'low',
    compat: 'C',
    title: 'annotation changed',
    why: 'Audience and priority decide whether the model is given this at all.',
    accept: AUDIENCE,
    example: '- "audience": ["user"]\n+ "audience": ["assistant"]',
  },
  'resource/field-changed': {
    severity: 'medium',
    compat: '-',
    title: 'a field changed',
    why: 'A field without a rule of its own; clients that read it may act on it or show it to the model.',
    accept: FIELD,
    example: '+ "x-preload": true',
  },
  'template/added': {
    severity: 'medium',
    compat: 'C',
    title: 'resource template added',
    why: 'A new family of addresses the model may read from; nobody has reviewed it.',
    accept: READ_NEW,
    example: '+ notes://{topic}/latest  "The newest note on a topic"',
  },
  'template/removed': {
    severity: 'low',
    compat: 'B',
    title: 'resource template removed',
    why: 'Reads of it will fail, and a later one may take its address.',
    accept: GONE,
    example: '- notes://archive/{year}  "Notes of a year"',
  },
  'template/renamed': {
    severity: 'medium',
    compat: 'B',
    title: 'resource template has another address',
    why: 'What it says of itself is nearly what was reviewed, but it is read from another address.',
    accept: MOVED,
    example: '- notes://{topic}\n+ file:///{path}',
  },
  'template/description-changed': {
    severity: 'medium',
    compat: 'C',
    title: 'description changed',
    why: 'The model may read this text; it is not what was reviewed.',
    accept: READ_BOTH,
    example: '- The notes on a topic.\n+ The notes on a topic, or any file by its path.',
  },
  'template/title-changed': {
    severity: 'low',
    compat: 'C',
    title: 'title or name changed',
    why: 'People and models choose by it.',
    accept: FITS,
    example: '- "Notes by topic"\n+ "Everything by topic"',
  },
  'template/icons-changed': {
    severity: 'info',
    compat: 'C',
    title: 'icons changed',
    why: 'Pictures are for people, but a client fetches them: a new address learns that the template is in use.',
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
    why: 'The client may render the content, or run it, in another way.',
    accept: MIME,
    example: '- text/plain\n+ text/html',
  },
  'template/annotation-changed': {
    severity: 'low',
    compat: 'C',
    title: 'annotation changed',
    why: 'Audience and priority decide whether the model is given this at all.',
    accept: AUDIENCE,
    example: '- "priority": 0.2\n+ "priority": 1',
  },
  'template/field-changed': {
    severity: 'medium',
    compat: '-',
    title: 'a field changed',
    why: 'A field without a rule of its own; clients that read it may act on it or show it to the model.',
    accept: FIELD,
    example: '+ "x-expand": "all"',
  },
} as const satisfies Record<string, RuleRow>;
