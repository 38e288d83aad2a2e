/** Servers drawn at random, as plain JSON in the shape that they are read in, and the entries that are made of them. */
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import { lockOrigin, makeEntry } from '../../src/lock/entry.ts';
import { launchHash } from '../../src/lock/hashes.ts';
import { ITEM_KEY } from '../../src/lock/section.ts';
import type { Entry, Item, Items, Json, JsonObject, Launch, Section, Surface } from '../../src/model.ts';
import { SECTIONS } from '../../src/model.ts';
import type { Change } from './values.ts';
import { json, name, object, text } from './values.ts';

/** `launch` and `origin` as in the model; the lists as lists. */
export type Drawn = JsonObject;

const word = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/);
const filled = text.filter((one) => one !== '');

const schema: Arbitrary<JsonObject> = fc.oneof(
  object,
  fc.record(
    {
      type: fc.constantFrom<Json>('object', 'string', 'integer', ['string', 'null']),
      description: text,
      enum: fc.array(json, { maxLength: 3 }),
      default: json,
      minimum: fc.integer(),
      required: fc.array(word, { maxLength: 3 }),
      properties: fc.dictionary(name, object, { maxKeys: 3, noNullPrototype: false }),
      additionalProperties: fc.boolean(),
      $ref: fc.constantFrom('#/$defs/a', '#', 'https://example.com/x'),
    },
    { requiredKeys: [] },
  ) as unknown as Arbitrary<JsonObject>,
);

const common = {
  title: text,
  description: text,
  icons: json,
  annotations: object,
  _meta: object,
  'x-own': json,
};
const more: Readonly<Record<Section, Readonly<Record<string, Arbitrary<unknown>>>>> = {
  tools: { inputSchema: schema, outputSchema: schema, execution: object },
  prompts: { arguments: fc.array(object, { maxLength: 2 }) },
  resources: { mimeType: text, size: fc.nat() },
  resourceTemplates: { mimeType: text },
};

const items = (section: Section): Arbitrary<readonly Item[]> =>
  fc.uniqueArray(
    fc.record(
      { [ITEM_KEY[section]]: filled, ...common, ...more[section] },
      { requiredKeys: [ITEM_KEY[section] as 'title'] },
    ) as Arbitrary<Item>,
    { maxLength: 3, selector: (item) => item[ITEM_KEY[section]] },
  );

const sorted = (words: Arbitrary<string>) => fc.uniqueArray(words, { maxLength: 3 }).map((all) => all.sort());

const stdio = fc.record(
  {
    transport: fc.constant('stdio'),
    command: filled,
    args: fc.array(text, { maxLength: 3 }),
    env: sorted(word),
    cwd: text,
    extra: object,
  },
  { requiredKeys: ['transport', 'command', 'args', 'env'] },
);
const http = fc.record(
  { transport: fc.constantFrom('http', 'sse'), url: fc.webUrl(), headers: sorted(word), extra: object },
  { requiredKeys: ['transport', 'url', 'headers'] },
);

const artefact = {
  url: fc.oneof(
    word.map((one) => `pkg:npm/${one}@1.0.0`),
    fc.webUrl(),
    word.map((one) => `file:${one}.js`),
  ),
  version: word,
  integrity: word,
  provenance: filled,
  deprecated: filled,
  installScript: fc.constant(true),
};
const origin = fc.record(
  {
    ...artefact,
    redirect: fc.webUrl(),
    auth: fc.record({ issuer: fc.webUrl(), resource: fc.webUrl() }),
    parts: fc.array(fc.record(artefact, { requiredKeys: ['url'] }), { maxLength: 2 }),
  },
  { requiredKeys: ['url'] },
);

const server = fc.record(
  {
    info: object,
    protocolVersion: word,
    capabilities: object,
    instructions: text,
    extra: object,
    listExtra: fc.record({ tools: fc.array(object, { minLength: 1, maxLength: 2 }) }, { requiredKeys: [] }),
    profile: word,
  },
  { requiredKeys: ['info', 'protocolVersion', 'capabilities'] },
);

const page = fc.record(
  { uri: filled, mimeType: text, text: text, _meta: object, 'x-own': json },
  { requiredKeys: ['uri'] },
);

export const drawnServer = fc.record(
  {
    launch: fc.oneof(stdio, http),
    origin,
    server,
    tools: items('tools'),
    prompts: items('prompts'),
    resources: items('resources'),
    resourceTemplates: items('resourceTemplates'),
    linked: fc.dictionary(filled, fc.record({ contents: fc.array(page, { minLength: 1, maxLength: 2 }) }), {
      maxKeys: 2,
      noNullPrototype: false,
    }),
    skills: items('resources'),
    dependencies: fc.dictionary(word, word, { maxKeys: 3, noNullPrototype: false }),
  },
  { requiredKeys: ['launch', 'origin', 'server', ...SECTIONS] },
) as unknown as Arbitrary<Drawn>;

const keyed = (list: Json | undefined, key: string): Items => {
  const out: Record<string, Item> = Object.create(null);
  for (const item of (list ?? []) as readonly Item[]) out[String(item[key])] = item;
  return out;
};

/** The entry of what was drawn; nothing is taken out of it. */
export function entryOf(drawn: Drawn): Entry {
  const launch = drawn['launch'] as unknown as Launch;
  const { linked, skills, dependencies } = drawn;
  const surface = {
    server: drawn['server'],
    sections: Object.fromEntries(
      SECTIONS.map((section) => [section, keyed(drawn[section], ITEM_KEY[section])]),
    ),
    ...(linked === undefined ? {} : { linked }),
    ...(skills === undefined ? {} : { skills: keyed(skills, 'uri') }),
  } as unknown as Surface;
  return makeEntry({
    launch: { ...launch, hash: launchHash(launch) },
    origin: lockOrigin(drawn['origin'] as unknown as Parameters<typeof lockOrigin>[0]),
    surface,
    volatile: new Map(),
    ...(dependencies === undefined ? {} : { dependencies: dependencies as Readonly<Record<string, string>> }),
  });
}

/** Below these, anything may stand; elsewhere the type of what stands there is fixed. */
const FREE =
  /^(?:launch\/extra\/|server\/(?:info|capabilities|extra)\/|linked\/[^/]*\/contents\/\d+\/(?:_meta|x-own)|(?:tools|prompts|resources|resourceTemplates|skills)\/\d+\/)/;
/** What an item or a page is known by. */
const KEY =
  /^(?:(?:tools|prompts)\/\d+\/name|(?:resources|skills)\/\d+\/uri|resourceTemplates\/\d+\/uriTemplate|linked\/[^/]*\/contents\/\d+\/uri)$/;
const GOES =
  /^(?:launch\/(?:cwd|extra|args\/\d+|env\/\d+|headers\/\d+)|origin\/(?:version|integrity|provenance|deprecated|installScript|redirect|auth|parts\/\d+)|server\/(?:instructions|extra|profile)|(?:tools|prompts|resources|resourceTemplates|skills)\/\d+|linked\/[^/]*|dependencies\/[^/]*)$/;
const COMES = /^(?:launch\/(?:args|env|headers)\/\d+|dependencies\/[^/]*)$/;

/** Whether a server can be changed there in this way, and whether only a text may stand there. */
export function possible({ pointer, how }: Change, now: Json | undefined): 'any' | 'text' | undefined {
  const path = pointer.map((token) => token.replaceAll('/', '~1')).join('/');
  if (KEY.test(path)) return how === 'changed' ? 'text' : undefined;
  if (FREE.test(path)) return 'any';
  if (path === 'launch/transport') return undefined;
  if (how === 'removed') return GOES.test(path) ? 'any' : undefined;
  if (how === 'added') return COMES.test(path) ? 'text' : undefined;
  return typeof now === 'string' ? 'text' : undefined;
}
