/**
 * What differs from section to section: the member that names an item, and what an item is called. Data only.
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

/** One value for each section. */
export function perSection<T>(make: (section: Section) => T): Record<Section, T> {
  return {
    tools: make('tools'),
    prompts: make('prompts'),
    resources: make('resources'),
    resourceTemplates: make('resourceTemplates'),
  };
}
