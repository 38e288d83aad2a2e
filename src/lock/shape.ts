/**
 * What a lockfile of version 1 may hold: parsed JSON in, every problem out. The same rules as `mcp-lock.schema.json`, which a
 * test compares with this; `references.ts` checks what refers to another place. Pure.
 */
import type { Json, JsonObject } from '../model.ts';
import { SECTIONS } from '../model.ts';
import { HOLE_LINE } from './holes.ts';
import {
  besideSameAs,
  missingField,
  noHole,
  reservedName,
  textAndHashes,
  textBesideHash,
  treeInEntry,
  volatileElsewhere,
} from './messages.ts';
import { isObject, pointerOf } from './pointer.ts';
import { ITEM_KEY } from './section.ts';
import { SETTINGS } from './settings-name.ts';
import {
  anyObject,
  anything,
  type Check,
  hash,
  listOf,
  mapOf,
  nonEmptyString,
  oneOf,
  record,
  string,
  strings,
  text,
  wholeNumber,
  within,
} from './shape-checks.ts';

/** One thing that a lockfile must not hold, and where: a JSON pointer (RFC 6901). */
export interface Problem {
  readonly pointer: string;
  readonly problem: string;
}

const launch: Check = (value, report) => {
  const transport = isObject(value) ? value['transport'] : undefined;
  if (transport === 'http' || transport === 'sse') {
    return record({ transport: string, url: nonEmptyString, headers: strings, 'extra?': anyObject, hash })(
      value,
      report,
    );
  }
  record({
    transport: oneOf('stdio', 'http', 'sse'),
    command: nonEmptyString,
    args: strings,
    env: strings,
    'cwd?': string,
    'extra?': anyObject,
    hash,
  })(value, report);
};

const itemFields = record({ hash, 'definition?': anyObject, 'fields?': mapOf(() => hash) });

const item =
  (keyName: string): Check =>
  (value, report) => {
    itemFields(value, report);
    if (!isObject(value)) return;
    const { definition, fields } = value;
    if ((definition === undefined) === (fields === undefined)) report(textAndHashes());
    if (!isObject(definition)) return;
    const name = definition[keyName];
    if (name === undefined) report(missingField(keyName), 'definition');
    else string(name, within(within(report, 'definition'), keyName));
    const description = definition['description'];
    if (description !== undefined) text(description, within(within(report, 'definition'), 'description'));
  };

const serverFields = record({
  info: anyObject,
  protocolVersion: string,
  'profile?': nonEmptyString,
  capabilities: anyObject,
  'instructions?': text,
  'extra?': anyObject,
  'listExtra?': mapOf(() => listOf(anyObject)),
  'fields?': record({ instructions: hash }),
  hash,
});

const server: Check = (value, report) => {
  serverFields(value, report);
  if (!isObject(value) || value['fields'] === undefined) return;
  // No hash would cover a text beside its hash.
  if (value['instructions'] !== undefined) report(textBesideHash(), 'instructions');
};

const ORIGIN = {
  url: nonEmptyString,
  'version?': string,
  'integrity?': string,
  'integrityWithLf?': string,
  'installScript?': oneOf(true),
  'provenance?': string,
  'deprecated?': string,
};

const PLACE = /^\/(?:server|tools|prompts|resources|resourceTemplates|linked|skills)\//;

const linkedPage = record({
  hash,
  'body?': hash,
  'size?': wholeNumber,
  'mimeType?': string,
  'csp?': anything,
  'permissions?': anything,
  'rest?': hash,
});

const wholeEntry: Check = record({
  'folder?': nonEmptyString,
  launch,
  origin: record({
    hash,
    ...ORIGIN,
    'redirect?': nonEmptyString,
    'auth?': record({ issuer: nonEmptyString, resource: nonEmptyString }),
    'parts?': listOf(record(ORIGIN)),
  }),
  server,
  ...Object.fromEntries(SECTIONS.map((section) => [`${section}?`, mapOf(() => item(ITEM_KEY[section]))])),
  'linked?': mapOf(() => linkedPage),
  'skills?': mapOf(() => item('uri')),
  'volatile?': mapOf((pointer) => (value, report) => {
    if (!PLACE.test(pointer)) report(volatileElsewhere());
    strings(value, report);
    const isHole = (line: Json) => typeof line === 'string' && HOLE_LINE.test(line);
    if (Array.isArray(value) && (value.length === 0 || !value.every(isHole))) report(noHole());
  }),
  'volatileHash?': hash,
  'dependencies?': (_, report) => report(treeInEntry()),
  'dependenciesHash?': hash,
});

/** An entry that has all but its launch from another one. */
const sharedEntry: Check = (value, report) => {
  const { launch: start, sameAs, folder, ...rest } = value as JsonObject;
  const own = start === undefined ? {} : { launch: start };
  const at = folder === undefined ? {} : { folder };
  record({ 'folder?': nonEmptyString, launch, sameAs: nonEmptyString })(
    { ...at, ...own, sameAs: sameAs ?? null },
    report,
  );
  for (const key of Object.keys(rest)) report(besideSameAs(), key);
};

const entry: Check = (value, report) =>
  (isObject(value) && Object.hasOwn(value, 'sameAs') ? sharedEntry : wholeEntry)(value, report);

const lockfile: Check = record({
  '$schema?': string,
  lockfileVersion: oneOf(1),
  'settingsHash?': hash,
  servers: mapOf((name) => (name === SETTINGS ? (_, report) => report(reservedName()) : entry)),
  'dependencies?': mapOf(() => mapOf(() => string)),
});

/** Everything in a parsed lockfile that this version does not allow. */
export function lockfileProblems(value: Json): readonly Problem[] {
  const out: Problem[] = [];
  lockfile(value, (problem, ...path) => out.push({ pointer: pointerOf(path), problem }));
  return out;
}
