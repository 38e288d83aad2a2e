/**
 * What differs from section to section: the member that names an item, and what an item is called; and all blocks that hold items. Data
 * only.
 */
import type { Section } from '../model.ts';

/** Item key in its section: the name, or the address of a resource or template. */
export const ITEM_KEY: Readonly<Record<Section, 'name' | 'uri' | 'uriTemplate'>> = {
  tools: 'name',
  prompts: 'name',
  resources: 'uri',
  resourceTemplates: 'uriTemplate',
};

export const SUBJECT_KIND: Readonly<Record<Section, 'tool' | 'prompt' | 'resource' | 'template'>> = {
  tools: 'tool',
  prompts: 'prompt',
  resources: 'resource',
  resourceTemplates: 'template',
};

/** What each block of an entry that has one thing a key calls such a thing: the sections, pages and skills. */
export const BLOCK_KIND = { ...SUBJECT_KIND, linked: 'linked', skills: 'skill' } as const;

export type ItemBlock = keyof typeof BLOCK_KIND;

export const ITEM_BLOCKS = Object.keys(BLOCK_KIND) as readonly ItemBlock[];

/** One value for each section. */
export function perSection<T>(make: (section: Section) => T): Record<Section, T> {
  return {
    tools: make('tools'),
    prompts: make('prompts'),
    resources: make('resources'),
    resourceTemplates: make('resourceTemplates'),
  };
}
