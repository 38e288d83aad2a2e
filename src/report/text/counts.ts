/**
 * In: how many items there are in each section. Out: that in words, `38 tools, 2 prompts`; empty where there are none.
 */
import { counted } from '../../display/printable.ts';
import { SECTIONS, type Section } from '../../model.ts';

const NOUNS: Readonly<Record<Section, string>> = {
  tools: 'tool',
  prompts: 'prompt',
  resources: 'resource',
  resourceTemplates: 'resource template',
};

/** The sections that hold something, in their order. */
export const countsText = (counts: Readonly<Record<Section, number>>): string =>
  SECTIONS.filter((section) => counts[section] > 0)
    .map((section) => counted(counts[section], NOUNS[section]))
    .join(', ');
