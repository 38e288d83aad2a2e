/**
 * What a lockfile of version 1 may hold: parsed JSON in, every problem out; and, once there is none, the `Lockfile`
 * itself. The same rules as `mcp-lock.schema.json` (a test holds the two together). Pure.
 */

import type {
  Entry,
  Item,
  Json,
  JsonObject,
  LockedItem,
  LockedItems,
  Lockfile,
  ServerInfo,
} from '../model.ts';
import { SECTIONS } from '../model.ts';
import { isObject, pointerOf } from './pointer.ts';
import { byTheSection, ITEM_KEY } from './section.ts';

export interface Problem {
  readonly pointer: string;
  readonly message: string;
}

type Report = (message: string, ...path: string[]) => void;
type Check = (value: Json, report: Report) => void;

const HASH = /^sha256:[0-9a-f]{64}$/;

const string: Check = (value, report) => {
  if (typeof value !== 'string') report(`expected a string, found ${kindOf(value)}`);
};
const nonEmpty: Check = (value, report) => {
  if (typeof value !== 'string' || value === '') report('expected a string that is not empty');
};
const hash: Check = (value, report) => {
  if (typeof value !== 'string' || !HASH.test(value)) report('expected "sha256:" and 64 hex digits');
};
const anyObject: Check = (value, report) => {
  if (!isObject(value)) report(`expected an object, found ${kindOf(value)}`);
};
const anything: Check = () => undefined;
const count: Check = (value, report) => {
  if (!Number.isSafeInteger(value) || Number(value) < 0) report('expected a whole number');
};
const strings: Check = (value, report) => {
  if (!Array.isArray(value)) return report(`expected an array of strings, found ${kindOf(value)}`);
  for (const [index, element] of value.entries()) {
    if (typeof element !== 'string') report(`expected a string, found ${kindOf(element)}`, String(index));
  }
};
const lines: Check = (value, report) => {
  strings(value, report);
  if (!Array.isArray(value)) return;
  for (const [index, line] of value.entries()) {
    if (typeof line === 'string' && line.includes('\n'))
      report('a line cannot hold a line break', String(index));
  }
};

const listOf =
  (check: Check): Check =>
  (value, report) => {
    if (!Array.isArray(value)) return report(`expected an array, found ${kindOf(value)}`);
    for (const [index, element] of value.entries()) check(element, within(report, String(index)));
  };

const oneOf =
  (...allowed: readonly Json[]): Check =>
  (value, report) => {
    if (!allowed.includes(value)) report(`expected ${allowed.map((v) => JSON.stringify(v)).join(' or ')}`);
  };

/** An object with these members and no others. A `?` at the end of a name makes it optional. */
const record =
  (members: Readonly<Record<string, Check>>): Check =>
  (value, report) => {
    if (!isObject(value)) return report(`expected an object, found ${kindOf(value)}`);
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(members, key) && !Object.hasOwn(members, `${key}?`)) report('unknown field', key);
    }
    for (const [name, check] of Object.entries(members)) {
      const key = name.replace(/\?$/, '');
      if (Object.hasOwn(value, key)) check(value[key] as Json, within(report, key));
      else if (key === name) report(`"${key}" is missing`);
    }
  };

const mapOf =
  (check: (key: string) => Check): Check =>
  (value, report) => {
    if (!isObject(value)) return report(`expected an object, found ${kindOf(value)}`);
    for (const [key, member] of Object.entries(value)) check(key)(member, within(report, key));
  };

const within =
  (report: Report, key: string): Report =>
  (message, ...path) =>
    report(message, key, ...path);

const launch: Check = (value, report) => {
  const transport = isObject(value) ? value['transport'] : undefined;
  if (transport === 'http' || transport === 'sse') {
    return record({ transport: string, url: nonEmpty, headers: strings, 'extra?': anyObject, hash })(
      value,
      report,
    );
  }
  record({
    transport: oneOf('stdio', 'http', 'sse'),
    command: nonEmpty,
    args: strings,
    env: strings,
    'cwd?': string,
    'extra?': anyObject,
    hash,
  })(value, report);
};

const item =
  (keyName: string): Check =>
  (value, report) => {
    record({ hash, 'definition?': anyObject, 'fields?': mapOf(() => hash) })(value, report);
    if (!isObject(value)) return;
    const { definition, fields } = value;
    if ((definition === undefined) === (fields === undefined))
      report('expected either "definition" or "fields"');
    if (!isObject(definition)) return;
    if (typeof definition[keyName] !== 'string') report('expected a string', 'definition', keyName);
    const description = definition['description'];
    if (description !== undefined) lines(description, within(within(report, 'definition'), 'description'));
  };

const server: Check = (value, report) => {
  record({
    info: anyObject,
    protocolVersion: string,
    'profile?': nonEmpty,
    capabilities: anyObject,
    instructions: lines,
    'extra?': anyObject,
    'fields?': record({ instructions: hash }),
    hash,
  })(value, report);
  if (!isObject(value) || value['fields'] === undefined) return;
  const text = value['instructions'];
  // Text beside its hash would be text nothing vouches for.
  if (Array.isArray(text) && text.length > 0) report('expected no text beside "fields"', 'instructions');
};

const ORIGIN = {
  url: nonEmpty,
  'version?': string,
  'integrity?': string,
  'installScript?': oneOf(true),
  'provenance?': string,
  'deprecated?': string,
};

const entry: Check = record({
  launch,
  origin: record({
    hash,
    ...ORIGIN,
    'redirect?': nonEmpty,
    'auth?': record({ issuer: nonEmpty, resource: nonEmpty }),
    'parts?': listOf(record(ORIGIN)),
  }),
  server,
  ...byTheSection((section) => mapOf(() => item(ITEM_KEY[section]))),
  'linked?': mapOf(() =>
    record({
      hash,
      'body?': hash,
      'size?': count,
      'mimeType?': string,
      'csp?': anything,
      'permissions?': anything,
      'rest?': hash,
    }),
  ),
  'skills?': mapOf(() => item('uri')),
  'volatile?': (value, report) => {
    strings(value, report);
    if (
      Array.isArray(value) &&
      value.some(
        (v) =>
          typeof v === 'string' &&
          !/^\/(?:server|tools|prompts|resources|resourceTemplates|linked|skills)\//.test(v),
      )
    ) {
      report('expected JSON pointers that begin with /server/ or a section');
    }
  },
  'dependencies?': mapOf(() => string),
  'dependenciesHash?': hash,
});

const lockfile: Check = record({
  '$schema?': string,
  lockfileVersion: oneOf(1),
  servers: mapOf(() => entry),
});

/** Everything in a parsed lockfile that this version does not allow. */
export function lockfileProblems(value: Json): readonly Problem[] {
  const out: Problem[] = [];
  lockfile(value, (message, ...path) => out.push({ pointer: pointerOf(path), message }));
  return out;
}

/** A parsed lockfile without problems as the model has it: lines joined to text. */
export function toLockfile(value: JsonObject): Lockfile {
  const servers: Record<string, Entry> = Object.create(null);
  for (const [name, stored] of Object.entries(value['servers'] as JsonObject))
    servers[name] = toEntry(stored as JsonObject);
  return { lockfileVersion: 1, servers };
}

function toEntry(stored: JsonObject): Entry {
  const { instructions, ...server } = stored['server'] as JsonObject & {
    readonly instructions: readonly string[];
  };
  const sections = byTheSection((section) => toItems(stored[section] as JsonObject));
  const { skills } = stored;
  return {
    ...(stored as unknown as Entry),
    server: {
      ...(server as unknown as ServerInfo & { hash: string }),
      ...(instructions.length === 0 ? {} : { instructions: instructions.join('\n') }),
    },
    ...Object.fromEntries(SECTIONS.map((section) => [section, sections[section]])),
    ...(isObject(skills) ? { skills: toItems(skills) } : {}),
  };
}

function toItems(stored: JsonObject): LockedItems {
  const out: Record<string, LockedItem> = Object.create(null);
  for (const [key, found] of Object.entries(stored)) out[key] = toItem(found as JsonObject);
  return out;
}

function toItem(stored: JsonObject): LockedItem {
  const { definition } = stored;
  if (!isObject(definition) || !Array.isArray(definition['description']))
    return stored as unknown as LockedItem;
  const joined: Record<string, Json> = Object.assign(Object.create(null), definition);
  joined['description'] = definition['description'].join('\n');
  return { hash: stored['hash'] as string, definition: joined as Item };
}

function kindOf(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
