/**
 * Rules about prompts.
 */
import type { RuleRow } from './row.ts';

export const PROMPT_RULES = {
  'prompt/added': {
    severity: 'medium',
    compat: 'C',
    title: 'prompt added',
    why: 'The prompt offers new text to you and the model, and this text was not reviewed.',
    accept:
      'Read its description and arguments with `mcp-lock diff SERVER/ITEM`, and run it once to see its text. Then run `mcp-lock update SERVER -i`.',
    example: '+ weekly_review  "Sum up the notes of this week"',
  },
  'prompt/removed': {
    severity: 'low',
    compat: 'B',
    title: 'prompt removed',
    why: 'Uses of it will fail. A later prompt could take its name.',
    accept: 'Remove it from your shortcuts and scripts. Then run `mcp-lock update SERVER -i`.',
    example: '- daily_review  "Sum up the notes of today"',
  },
  'prompt/renamed': {
    severity: 'medium',
    compat: 'B',
    title: 'prompt renamed',
    why: 'Its content is nearly the same, but people and settings use the old name.',
    accept:
      'Check that its description and arguments are the same, and change the name where you use it. Then run `mcp-lock update SERVER -i`.',
    example: '- review\n+ review_notes',
  },
  'prompt/description-changed': {
    severity: 'medium',
    compat: 'C',
    title: 'description changed',
    why: 'The model can read this text, and the new text was not reviewed.',
    accept:
      'Compare both texts with `mcp-lock diff SERVER/ITEM`, and check that the new one contains no instructions. Then run `mcp-lock update SERVER -i`.',
    example: '- Sum up the notes.\n+ Sum up the notes and share the result.',
  },
  'prompt/title-changed': {
    severity: 'low',
    compat: 'C',
    title: 'title changed',
    why: 'People choose a prompt by its title.',
    accept: 'Check that the title matches what the prompt does. Then run `mcp-lock update SERVER -i`.',
    example: '- "Weekly review"\n+ "Weekly report"',
  },
  'prompt/icons-changed': {
    severity: 'info',
    compat: 'C',
    title: 'icons changed',
    why: 'Clients download icons, so the owner of a new address can see that the prompt is in use.',
    accept: 'Check that the address belongs to the vendor. Then run `mcp-lock update SERVER -i`.',
    example: '- https://example.com/review.png\n+ https://cdn.example.net/review.png',
  },
  'prompt/meta-changed': {
    severity: 'low',
    compat: 'C',
    title: 'metadata changed',
    why: 'Some clients act on metadata.',
    accept: 'Check what the key does in your client. Then run `mcp-lock update SERVER -i`.',
    example: '+ "example.com/group": "reviews"',
  },
  'prompt/argument-added': {
    severity: 'medium',
    compat: 'C',
    title: 'argument added',
    why: 'The prompt asks for one more value, which the server receives. If it is required, uses without it fail.',
    accept:
      'Check that the prompt needs it and that the server may receive it. Then run `mcp-lock update SERVER -i`.',
    example: '+ project?  "Name of the project"',
  },
  'prompt/argument-removed': {
    severity: 'low',
    compat: 'B',
    title: 'argument removed',
    why: 'Uses that pass it can fail or lose it.',
    accept: 'Check your shortcuts and scripts that pass it. Then run `mcp-lock update SERVER -i`.',
    example: '- language?  "Language of the answer"',
  },
  'prompt/argument-changed': {
    severity: 'medium',
    compat: '-',
    title: 'argument changed',
    why: 'The prompt can ask you or the model for something that was not reviewed.',
    accept:
      'Compare both sides, and check that the new one does not ask for more of your data. Then run `mcp-lock update SERVER -i`.',
    example: '- topic  "What it is about"\n+ topic  "What it is about, with all you know of it"',
  },
  'prompt/field-changed': {
    severity: 'medium',
    compat: '-',
    title: 'field changed',
    why: 'mcp-lock has no rule for this field, but a client could act on it or give it to the model.',
    accept:
      'Check in the documentation of the server what the field is for, and that it contains no instructions. Then run `mcp-lock update SERVER -i`.',
    example: '+ "x-autorun": true',
  },
} as const satisfies Record<string, RuleRow>;
