/**
 * What each hash of an entry covers, and the check that stored text still matches it. Blocks in, hashes or the blocks
 * whose text does not match out. Pure.
 */
import type { Entry, Launch, LockedServer, Origin, ServerInfo, Subject } from '../model.ts';
import { SECTIONS } from '../model.ts';
import { hashOf } from './canonical.ts';
import { linkHash } from './linked-page.ts';
import { ITEM_KEY, SUBJECT_KIND } from './section.ts';
import { volatileHash } from './volatile.ts';

const known = new WeakMap<Entry, readonly Subject[]>();

/** Blocks and items whose stored text does not match the stored hash. */
export function mismatches(entry: Entry): readonly Subject[] {
  const found = known.get(entry) ?? mismatchesIn(entry);
  known.set(entry, found);
  return found;
}

function mismatchesIn(entry: Entry): readonly Subject[] {
  const out: Subject[] = [];
  if (launchHash(entry.launch) !== entry.launch.hash) out.push({ kind: 'launch' });
  if (originHash(entry.origin) !== entry.origin.hash) out.push({ kind: 'origin' });
  if (treeHash(entry) !== entry.dependenciesHash) out.push({ kind: 'origin', pointer: '/dependencies' });
  if (heldHash(entry) !== entry.volatileHash) out.push({ kind: 'lock', pointer: '/volatile' });
  if (serverHash(entry.server) !== entry.server.hash) out.push({ kind: 'server' });
  for (const section of SECTIONS) {
    for (const [name, item] of Object.entries(entry[section])) {
      const wrongText = item.definition !== undefined && hashOf(item.definition) !== item.hash;
      const wrongKey =
        item.definition === undefined
          ? item.fields !== undefined && item.fields[ITEM_KEY[section]] !== hashOf(name)
          : item.definition[ITEM_KEY[section]] !== name;
      if (wrongText || wrongKey) out.push({ kind: SUBJECT_KIND[section], name });
    }
  }
  for (const [name, link] of Object.entries(entry.linked ?? {}))
    if (linkHash(link) !== link.hash) out.push({ kind: 'linked', name });
  for (const [name, { definition, hash }] of Object.entries(entry.skills ?? {})) {
    if (definition !== undefined && (hashOf(definition) !== hash || definition['uri'] !== name))
      out.push({ kind: 'skill', name });
  }
  return out;
}

const treeHash = ({ dependencies }: Entry): string | undefined =>
  dependencies === undefined ? undefined : hashOf(dependencies);

const heldHash = ({ volatile }: Entry): string | undefined =>
  volatile === undefined ? undefined : volatileHash(volatile);

/** The launch block without its own hash. */
export const launchHash = (launch: Launch): string =>
  hashOf(
    launch.transport === 'stdio'
      ? {
          transport: launch.transport,
          command: launch.command,
          args: launch.args,
          env: launch.env,
          ...(launch.cwd === undefined ? {} : { cwd: launch.cwd }),
          ...(launch.extra === undefined ? {} : { extra: launch.extra }),
        }
      : {
          transport: launch.transport,
          url: launch.url,
          headers: launch.headers,
          ...(launch.extra === undefined ? {} : { extra: launch.extra }),
        },
  );

/**
 * The addresses alone, with that of its redirect and those of its authorization server: version and integrity come from the registry
 * and may change.
 */
export const originHash = ({ url, parts = [], redirect, auth }: Origin): string => {
  const more = [
    ...parts.map((part) => part.url),
    ...(redirect === undefined ? [] : [{ redirect }]),
    ...(auth === undefined ? [] : [{ issuer: auth.issuer, resource: auth.resource }]),
  ];
  return hashOf(more.length === 0 ? url : [url, ...more]);
};

/** The opening answer without the revision it was given in. Of the instructions it covers their hash, which a lock without text has. */
export const serverHash = ({
  instructions,
  fields,
  ...server
}: ServerInfo & Pick<LockedServer, 'fields'>): string =>
  hashOf({
    info: server.info,
    capabilities: server.capabilities,
    ...(fields !== undefined
      ? fields
      : instructions === undefined
        ? {}
        : { instructions: hashOf(instructions) }),
    ...(server.extra === undefined ? {} : { extra: server.extra }),
    ...(server.listExtra === undefined ? {} : { listExtra: server.listExtra }),
  });
