/** Texts that a server changed or added, in places that a short report could leave out. `MARK` must be on the screen before the question. */
import { HONEST } from '../helpers/repository.ts';
import type { Kind, Named } from './kind.ts';

/** Stands in every text that is new. */
export const MARK = 'qzqz1x';

type Surface = any;

export interface Unseen extends Named {
  /** What the surface gets. */
  readonly edit: (surface: Surface) => void;
  /** What it had before. */
  readonly before?: (surface: Surface) => void;
}

/** `count` words, the mark in the middle of them. */
const words = (count: number, between = ' '): string =>
  Array.from({ length: count }, (_, at) => (at === Math.floor(count / 2) ? MARK : `word${at % 7}`)).join(
    between,
  );

/** Three of each, the mark in the second: from three on a change is told once. */
const three = (each: (name: string, at: number) => void): void => {
  for (const at of [0, 1, 2]) each(at === 1 ? `k${at} ${MARK}` : `k${at}`, at);
};

const many = (count: number, each: (mark: string, at: number) => void): void => {
  for (let at = 0; at < count; at += 1) each(at === count - 5 ? MARK : '', at);
};

const schemaOf = (surface: Surface): Surface => surface.tools[0].inputSchema;

export const surface = (): Surface => ({
  server: { ...HONEST.server, capabilities: { tools: {}, prompts: {}, resources: {} } },
  tools: [
    {
      ...HONEST.tools[0],
      inputSchema: {
        type: 'object',
        properties: { id: { type: 'string' }, note: { $ref: '#/$defs/note' } },
        $defs: { note: { type: 'string', description: 'A note.' } },
      },
    },
  ],
  prompts: [{ name: 'plan', description: 'A plan.', arguments: [{ name: 'day' }] }],
  resources: [{ uri: 'note://one', name: 'one', description: 'The first note.' }],
  resourceTemplates: [{ uriTemplate: 'note://{id}', name: 'any' }],
});

const numbered = (end: (mark: string) => string) => (it: Surface) =>
  many(60, (mark, at) =>
    it.tools.push({
      ...HONEST.tools[0],
      name: `read_note_of_mine_number_${at}${end(mark)}`,
      description: `Note ${at} of ${at * 37} that are kept in a long list.`,
    }),
  );

export const kind: Kind<Unseen> = {
  promise: 'accident',
  kind: 'New text stands where a short report leaves text out: a person sees it before being asked to accept it.',
  cases: [
    {
      name: 'the name of a new resource, beside its address',
      edit: (it) => it.resources.push({ uri: 'note://two', name: `two ${MARK}` }),
    },
    {
      name: 'the name of a new template, beside its address',
      edit: (it) => it.resourceTemplates.push({ uriTemplate: 'note://{id}/two', name: `two ${MARK}` }),
    },
    {
      name: 'an address of 2,000 characters',
      edit: (it) => it.resources.push({ uri: `note://${words(300, '/')}`, name: 'two' }),
    },
    {
      name: 'an address that changed and is 2,000 characters now',
      edit: (it) => {
        it.resources[0].uri = `note://${words(300, '/')}`;
      },
    },
    {
      name: 'one of 60 names that changed',
      before: numbered(() => ''),
      edit: numbered((mark) => `_${mark || 'x'}`),
    },
    {
      name: 'a parameter with a name of 2,000 characters',
      edit: (it) => {
        schemaOf(it).properties[words(300)] = {};
      },
    },
    {
      name: 'a pattern of parameters of 2,000 characters',
      edit: (it) => {
        schemaOf(it).patternProperties = { [words(300)]: {} };
      },
    },
    {
      name: 'three patterns of parameters with an equal schema',
      edit: (it) => {
        schemaOf(it).patternProperties = {};
        three((name) => {
          schemaOf(it).patternProperties[name] = {};
        });
      },
    },
    {
      name: 'three dependent schemas that are equal',
      edit: (it) => {
        schemaOf(it).dependentSchemas = {};
        three((name) => {
          schemaOf(it).dependentSchemas[name] = {};
        });
      },
    },
    {
      name: 'three keys of metadata with an equal value',
      edit: (it) => {
        it.tools[0]._meta = {};
        three((name) => {
          it.tools[0]._meta[name] = 1;
        });
      },
    },
    {
      name: 'a definition that got another name',
      edit: (it) => {
        const { note } = schemaOf(it).$defs;
        schemaOf(it).$defs = { [`note_${MARK}`]: note };
        schemaOf(it).properties.note.$ref = `#/$defs/note_${MARK}`;
      },
    },
    {
      name: 'a definition that nothing refers to',
      edit: (it) => {
        schemaOf(it).$defs.more = { description: `More ${MARK}.` };
      },
    },
    {
      name: 'a capability with a name of 2,000 characters',
      edit: (it) => {
        it.server.capabilities[words(300)] = {};
      },
    },
    {
      name: 'a key of the server information of 2,000 characters',
      edit: (it) => {
        it.server.serverInfo = { ...it.server.serverInfo, [words(300)]: 1 };
      },
    },
    {
      name: 'the middle of a description of 6,000 characters',
      edit: (it) => {
        it.tools[0].description = words(1000);
      },
    },
    {
      name: 'text behind 300 empty lines',
      edit: (it) => {
        it.tools[0].description += `${'\n'.repeat(300)}${MARK}`;
      },
    },
    {
      name: 'one of 60 new prompts that are names alone',
      edit: (it) => many(60, (mark, at) => it.prompts.push({ name: `some_longer_name_${at}${mark}` })),
    },
    { name: 'one of 60 new tools', edit: numbered((mark) => mark) },
    {
      name: 'an argument of a prompt with a name of 2,000 characters',
      edit: (it) => it.prompts[0].arguments.push({ name: words(300) }),
    },
  ],
};
