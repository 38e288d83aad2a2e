/**
 * What the lock says of what a server sends while it runs: one item, or its instructions, in; whether it is the locked
 * one out. Pure; the same cleaning, masking and hashing as `verify`.
 */
import { hashOf, same } from '../../lock/canonical.ts';
import type { Cleaning } from '../../lock/entry.ts';
import { cleanSurface, lockOrigin, makeEntry } from '../../lock/entry.ts';
import { jsonOf } from '../../lock/exact-number.ts';
import { lockedKeys } from '../../lock/locked-keys.ts';
import { ITEM_KEY, perSection } from '../../lock/section.ts';
import { holesOf } from '../../lock/volatile.ts';
import type {
  Entry,
  Item,
  Items,
  Json,
  JsonObject,
  LinkedResource,
  LockedItems,
  Section,
  ServerInfo,
  Surface,
} from '../../model.ts';
import { serverInfoOf } from '../../server/surface.ts';

/** `locked`: the same as in the lock. `drifted`: the lock has another of that name. `unlocked`: the lock has none of that name. */
export type Verdict = 'locked' | 'drifted' | 'unlocked';

export interface Verdicts {
  readonly item: (section: Section, item: Item) => Verdict;
  /** Whether the lock has an item of this name. */
  readonly hasItem: (section: Section, name: string) => boolean;
  readonly instructions: (text: string | undefined) => Verdict;
  /** Whether the lock has a linked page at this address. */
  readonly hasPage: (uri: string) => boolean;
  readonly page: (uri: string, page: LinkedResource) => Verdict;
  readonly skill: (skill: Item) => Verdict;
  /** Which parts of the `result` of `initialize` or `server/discover` are the locked ones. */
  readonly server: (result: JsonObject) => Readonly<Record<ServerPart, boolean>>;
  /** Whether the lock holds these members beside a list. */
  readonly beside: (section: ListedSection, left: JsonObject) => boolean;
  readonly lockedServer: ServerInfo;
}

export type ListedSection = Section | 'skills';

/** Name and version, capabilities, and members that no revision names. */
export type ServerPart = 'info' | 'capabilities' | 'extra';

/**
 * `readings`: the ways in which paths can stand for folders of this machine, as `verify` tries them. `isSuspicious`: of text where
 * any may stand (`verify/free-text.ts`).
 */
export function verdictsOf(
  entry: Entry,
  readings: readonly Cleaning[],
  isSuspicious: (read: Entry) => boolean = () => false,
): Verdicts {
  const holes = holesOf(entry);
  const keysOf = perSection((section) =>
    lockedKeys(entry[section], readings, section === 'resources' ? 'address' : 'name'),
  );
  const pageKeys = lockedKeys(entry.linked, readings, 'address');
  const skillKeys = lockedKeys(entry.skills, readings, 'name');
  // Under `--hashes-only` the lock does not have its text.
  const serverLength =
    entry.server.fields === undefined ? lengthOf(entry.server as unknown as Json) : undefined;
  const madeOf = (surface: Surface): Entry => {
    const parts = { launch: entry.launch, origin: lockOrigin(entry.origin), volatile: holes };
    const made = makeEntry({ ...parts, surface });
    return isSuspicious(made) ? makeEntry({ ...parts, surface: NOTHING }) : made;
  };
  const lockedAs = (surface: Surface, cleaning: Cleaning): Entry => madeOf(cleanSurface(surface, cleaning));
  /** `keys`: those that the name of the item may stand for. `made`: the same item as the lock would hold it. */
  const itemVerdict = (
    locked: LockedItems,
    keys: readonly string[],
    item: Item,
    made: (cleaning: Cleaning) => LockedItems,
  ): Verdict => {
    // Saves time, too: a long list of unknown items, or a long text in a known one, must not block the guard.
    if (keys.length === 0) return 'unlocked';
    if (keys.every((key) => isFarLonger(item, lengthOf(locked[key]?.definition)))) return 'drifted';
    const hashes = new Set(keys.map((key) => locked[key]?.hash));
    return readings.some((cleaning) => Object.values(made(cleaning)).some(({ hash }) => hashes.has(hash)))
      ? 'locked'
      : 'drifted';
  };
  /** Contents that repeat the address in another spelling are the same contents. */
  const isPage = (key: string, uri: string, live: LinkedResource) =>
    readings.some((cleaning) => {
      const { linked = {} } = cleanSurface(
        { server: NO_SERVER, sections: NO_ITEMS, linked: { [uri]: live } },
        cleaning,
      );
      const [cleaned = live] = Object.values(linked);
      const contents = cleaned.contents.map((part, index) => {
        const own = live.contents[index]?.['uri'];
        return typeof own === 'string' && pageKeys(own).includes(key) ? { ...part, uri: key } : part;
      });
      const page = { server: NO_SERVER, sections: NO_ITEMS, linked: { [key]: { ...cleaned, contents } } };
      return madeOf(page).linked?.[key]?.hash === entry.linked?.[key]?.hash;
    });
  return {
    hasItem: (section, name) => keysOf[section](name).length > 0,
    item: (section, item) => {
      const name = String(item[ITEM_KEY[section]]);
      const surface: Surface = {
        server: NO_SERVER,
        sections: perSection((one): Items => (one === section ? { [name]: item } : {})),
      };
      return itemVerdict(
        entry[section],
        keysOf[section](name),
        item,
        (cleaning) => lockedAs(surface, cleaning)[section],
      );
    },
    hasPage: (uri) => pageKeys(uri).length > 0,
    page: (uri, live) => {
      const keys = pageKeys(uri);
      if (keys.length === 0) return 'unlocked';
      const isLocked = (key: string) =>
        !isFarLonger(live.contents, entry.linked?.[key]?.size) && isPage(key, uri, live);
      return keys.some(isLocked) ? 'locked' : 'drifted';
    },
    skill: (skill) => {
      const name = String(skill['uri']);
      const surface: Surface = { server: NO_SERVER, sections: NO_ITEMS, skills: { [name]: skill } };
      return itemVerdict(
        entry.skills ?? {},
        skillKeys(name),
        skill,
        (cleaning) => lockedAs(surface, cleaning).skills ?? {},
      );
    },
    instructions: (text) => {
      const { instructions, fields } = entry.server;
      if (isFarLonger(text, serverLength)) return instructions === undefined ? 'unlocked' : 'drifted';
      const server = text === undefined ? NO_SERVER : { ...NO_SERVER, instructions: text };
      const isLocked = readings.some((cleaning) => {
        const live = lockedAs({ server, sections: NO_ITEMS }, cleaning).server.instructions;
        return fields === undefined
          ? live === instructions
          : live !== undefined && hashOf(live) === fields['instructions'];
      });
      if (isLocked) return 'locked';
      return instructions === undefined && fields === undefined ? 'unlocked' : 'drifted';
    },
    server: (result) => {
      if (isFarLonger(result, serverLength)) return { info: false, capabilities: false, extra: false };
      const live = serverInfoOf(result, entry.server.protocolVersion);
      const cleaned = readings
        .map((cleaning) => lockedAs({ server: live, sections: NO_ITEMS }, cleaning).server)
        // What is suspicious is read as nothing, and nothing equals what the lock does not have.
        .filter(({ protocolVersion }) => protocolVersion !== NO_SERVER.protocolVersion);
      const isLocked = (part: ServerPart) =>
        cleaned.some((one) => same(one[part] ?? null, entry.server[part] ?? null));
      return {
        info: isLocked('info'),
        capabilities: isLocked('capabilities'),
        extra: isLocked('extra'),
      };
    },
    beside: (section, left) => {
      const locked = entry.server.listExtra?.[section];
      if (!Array.isArray(locked)) return false;
      return readings.some((cleaning) =>
        (locked as readonly Json[]).some((one, index) => {
          const listExtra = { [section]: (locked as readonly Json[]).with(index, left) };
          const made = lockedAs({ server: { ...NO_SERVER, listExtra }, sections: NO_ITEMS }, cleaning);
          const lists = made.server.listExtra?.[section];
          return Array.isArray(lists) && same((lists as readonly Json[])[index], one);
        }),
      );
    },
    lockedServer: entry.server,
  };
}

/** Characters of a value; undefined for none. */
const lengthOf = (value: Json | undefined): number | undefined =>
  value === undefined ? undefined : jsonOf(value).length;

/**
 * Whether a value is so much longer than the locked one that no folder or secret in it can be the reason; comparing a very long
 * text takes time in which nothing else passes. `locked`: undefined where the lock does not say.
 */
const isFarLonger = (live: Json | undefined, locked: number | undefined): boolean =>
  locked !== undefined && (lengthOf(live) ?? 0) > ROOM + MOST_TIMES * locked;

const ROOM = 65_536;
const MOST_TIMES = 32;

const NO_ITEMS = perSection((): Items => ({}));
const NO_SERVER = { info: {}, protocolVersion: '', capabilities: {} } as const;
/** What no lock has. */
const NOTHING: Surface = { server: NO_SERVER, sections: NO_ITEMS };
