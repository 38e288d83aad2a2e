/**
 * Rules about prompts.
 */
import type { RuleRow } from './row.ts';

export const PROMPT_RULES = {
  'prompt/added': {
    severity: 'medium',
    compat: 'C',
    title: 'prompt added',
    why: 'New text offered to the person and the model; nobody has reviewed it.',
    accept:
      'Read its description and arguments in `mcp-lock diff SERVER/ITEM`, and run it once to see what it puts before the model; then `mcp-lock update SERVER`.',
    example: '+ weekly_review  "Sum up the notes of this week"',
  },
  'prompt/removed': {
    severity: 'low',
    compat: 'B',
    title: 'prompt removed',
    why: 'Uses of it will fail, and a later prompt may take its name.',
    accept: 'Take it out of your own shortcuts and scripts; then `mcp-lock update SERVER`.',
    example: '- daily_review  "Sum up the notes of today"',
  },
  'prompt/renamed': {
    severity: 'medium',
    compat: 'B',
    title: 'prompt renamed',
    why: 'What it holds is nearly what was reviewed, but people and settings go by its name.',
    accept:
      'Check that description and arguments are what you know, and change the name where you use it; then `mcp-lock update SERVER`.',
    example: '- review\n+ review_notes',
  },
  'prompt/description-changed': {
    severity: 'medium',
    compat: 'C',
    title: 'description changed',
    why: 'The model may read this text; it is not what was reviewed.',
    accept:
      'Read both texts in `mcp-lock diff SERVER/ITEM`; if the new one describes the same prompt and gives no orders, `mcp-lock update SERVER`.',
    example: '- Sum up the notes.\n+ Sum up the notes and share the result.',
  },
  'prompt/title-changed': {
    severity: 'low',
    compat: 'C',
    title: 'title changed',
    why: 'People choose a prompt by its title.',
    accept: 'Check that the title still says what the prompt does; then `mcp-lock update SERVER`.',
    example: '- "Weekly review"\n+ "Weekly report"',
  },
  'prompt/icons-changed': {
    severity: 'info',
    compat: 'C',
    title: 'icons changed',
    why: 'Pictures are for people, but a client fetches them: a new address learns that the prompt is in use.',
    accept: 'Check that the address belongs to the vendor; then `mcp-lock update SERVER`.',
    example: '- https://example.com/review.png\n+ https://cdn.example.net/review.png',
  },
  'prompt/meta-changed': {
    severity: 'low',
    compat: 'C',
    title: 'metadata changed',
    why: 'Some clients act on metadata.',
    accept: 'Find out what the key does in your client; then `mcp-lock update SERVER`.',
    example: '+ "example.com/group": "reviews"',
  },
  'prompt/argument-added': {
    severity: 'medium',
    compat: 'C',
    title: 'argument added',
    why: 'The prompt asks for one more piece of text, which the server receives. If it is required, uses without it fail.',
    accept:
      'Check that the prompt needs this and that you are willing to give it to the server; then `mcp-lock update SERVER`.',
    example: '+ project?  "Name of the project"',
  },
  'prompt/argument-removed': {
    severity: 'low',
    compat: 'B',
    title: 'argument removed',
    why: 'Uses that pass it lose it or fail.',
    accept: 'Check your own shortcuts and scripts that pass it; then `mcp-lock update SERVER`.',
    example: '- language?  "Language of the answer"',
  },
  'prompt/argument-changed': {
    severity: 'medium',
    compat: '-',
    title: 'argument changed',
    why: 'What the person or the model is asked for is no longer what was reviewed.',
    accept:
      'Read both sides: it should ask for the same thing, and not for more of your data; then `mcp-lock update SERVER`.',
    example: '- topic  "What it is about"\n+ topic  "What it is about, with all you know of it"',
  },
  'prompt/field-changed': {
    severity: 'medium',
    compat: '-',
    title: 'a field changed',
    why: 'A field without a rule of its own; clients that read it may act on it or show it to the model.',
    accept:
      'Find out from the documentation of the server what the field is for; if it holds no orders, `mcp-lock update SERVER`.',
    example: '+ "x-autorun": true',
  },
} as const satisfies Record<string, RuleRow>;
