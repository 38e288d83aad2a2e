/**
 * Surface, launch and origin in, `Entry` out: portable, redacted, volatile places masked, hashed. Pure.
 */
import { McpLockError } from '../errors.ts';
import { atOnce, type Work } from '../host/turns.ts';
import type {
  Entry,
  Item,
  Items,
  Json,
  JsonObject,
  Launch,
  LockedItem,
  LockedItems,
  LockedLaunch,
  LockedOrigin,
  LockedServer,
  Lockfile,
  Origin,
  ServerInfo,
  Surface,
} from '../model.ts';
import { SECTIONS } from '../model.ts';
import { hashOf } from './canonical.ts';
import { codeVariables } from './code-argument.ts';
import { isReadable, replaceCredentials } from './credential.ts';
import { launchHash, originHash, serverHash } from './hashes.ts';
import type { HeldSecret } from './held-secrets.ts';
import { withoutHeld } from './held-secrets.ts';
import { lockLink } from './linked-page.ts';
import { isLoaderVariable } from './loader-variables.ts';
import { itemsAlikeWithoutPaths } from './messages.ts';
import type { Portable } from './portable.ts';
import { mapStrings } from './portable.ts';
import { isCredential, redactArgs, redactCommand, redactJson, redactKept, redactLoader } from './redact.ts';
import { redactLiterals } from './redact-literals.ts';
import { redactUrl } from './redact-url.ts';
import { fullFingerprint, keepsValue } from './redact-value.ts';
import { ITEM_KEY, perSection } from './section.ts';
import type { Holes } from './volatile.ts';
import { maskVolatile, volatileBlock } from './volatile.ts';

/** How foreign text is cleaned before it is stored: folders of this machine, then known secrets. */
export interface Cleaning {
  /** For what a server sent. */
  readonly portable: Portable;
  /** For what a config says. */
  readonly portableConfig: Portable;
  readonly secrets: readonly string[];
  /** The secrets that a server may repeat, with their names; absent: `secrets`. */
  readonly held?: readonly HeldSecret[];
}

/**
 * The launch block: portable, without secrets, hashed. `values`: what the config gives its variables, as written; only
 * loader variables, paths and options keep their value, since it decides which code runs, and those that program text of the line
 * names.
 */
export function lockLaunch(
  launch: Launch,
  cleaning: Cleaning,
  values: Readonly<Record<string, string>> = {},
): LockedLaunch {
  const clean = (text: string) => redactLiterals(cleaning.portableConfig(text), cleaning.secrets);
  const inCode = launch.transport === 'stdio' ? codeVariables(launch.command, launch.args) : new Set();
  const named = (name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return name;
    if (isLoaderVariable(name) || (inCode.has(name) && !isCredential(name, value)))
      return `${name}=${clean(redactLoader(name, value))}`;
    return keepsValue(name, value) ? `${name}=${clean(redactKept(name, value))}` : name;
  };
  const extra =
    launch.extra === undefined ? {} : { extra: mapStrings(redactJson(launch.extra), clean) as JsonObject };
  const block: Launch =
    launch.transport === 'stdio'
      ? {
          transport: 'stdio',
          command: clean(redactCommand(launch.command)),
          args: redactArgs(launch.args, launch.command).map(clean),
          env: launch.env.map(named),
          ...(launch.cwd === undefined ? {} : { cwd: clean(launch.cwd) }),
          ...extra,
        }
      : {
          transport: launch.transport,
          url: clean(redactUrl(launch.url)),
          headers: [...launch.headers],
          ...extra,
        };
  return { ...block, hash: launchHash(block) };
}

/** The origin block and its hash (`originHash`). */
export const lockOrigin = (origin: Origin): LockedOrigin => ({ ...origin, hash: originHash(origin) });

/**
 * What a server sent, with this machine's folders and known secrets taken out. Of what only looks like a credential a fingerprint
 * stays, so that a change of it is drift; words in its shape stay, because a person must be able to review them.
 */
export function cleanText({ portable, secrets, held }: Cleaning): Portable {
  const known = held ?? secrets.map((value) => ({ name: 'secret', value }));
  const seal = (found: string) => (isReadable(found) ? found : fullFingerprint(found));
  return (text) => replaceCredentials(withoutHeld(portable(text), known), seal);
}

/** A surface cleaned like that; item keys follow their items. */
export const cleanSurface = (surface: Surface, cleaning: Cleaning): Surface =>
  atOnce(cleanInTurns(surface, cleaning));

/** The same, as work that yields after each item. */
export function* cleanInTurns(surface: Surface, cleaning: Cleaning): Work<Surface> {
  const clean = cleanText(cleaning);
  const sections = perSection((): Items => ({}));
  for (const section of SECTIONS) {
    const out: Record<string, Item> = Object.create(null);
    for (const item of Object.values(surface.sections[section])) {
      const cleaned = mapStrings(item, clean) as Item;
      const key = String(cleaned[ITEM_KEY[section]]);
      if (Object.hasOwn(out, key)) {
        throw new McpLockError(itemsAlikeWithoutPaths(section), { place: section });
      }
      out[key] = cleaned;
      yield;
    }
    sections[section] = out;
  }
  return {
    server: mapStrings(surface.server as unknown as Json, clean) as unknown as ServerInfo,
    ...cleanLinkedAndSkills(surface, clean),
    sections,
  };
}

/** Pages and skills; a server chose their addresses too, so these are cleaned as well. */
function cleanLinkedAndSkills(
  { linked, skills }: Surface,
  clean: Portable,
): Pick<Surface, 'linked' | 'skills'> {
  const cleaned = (value: object) => mapStrings(value as unknown as Json, clean) as unknown;
  return {
    ...(linked === undefined ? {} : { linked: cleaned(linked) as NonNullable<Surface['linked']> }),
    ...(skills === undefined ? {} : { skills: cleaned(skills) as Items }),
  };
}

interface EntryParts {
  readonly folder?: string | undefined;
  readonly launch: LockedLaunch;
  readonly origin: LockedOrigin;
  /** Already cleaned. */
  readonly surface: Surface;
  readonly volatile: Holes;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Puts an entry together; volatile places are masked before anything is hashed. */
export const makeEntry = (parts: EntryParts): Entry => atOnce(entryInTurns(parts));

/** The same, as work that yields after each item. */
export function* entryInTurns(parts: EntryParts): Work<Entry> {
  const masked = maskVolatile(parts.surface, parts.volatile);
  const { sections } = masked;
  const { hash: _, fields: __, ...server } = masked.server as LockedServer;
  const locked = perSection((): LockedItems => ({}));
  for (const section of SECTIONS) locked[section] = yield* lockItems(sections[section]);
  return {
    ...(parts.folder === undefined ? {} : { folder: parts.folder }),
    launch: parts.launch,
    origin: parts.origin,
    server: { ...server, hash: serverHash(server) },
    ...locked,
    ...lockLinkedAndSkills(masked),
    ...volatileBlock(parts.volatile),
    ...(parts.volatile.size === 0 ? {} : { heard: [parts.surface] }),
    ...lockTree(parts.dependencies),
  };
}

/** The package tree and its hash, where there is one. */
export const lockTree = (
  dependencies: Entry['dependencies'],
): Pick<Entry, 'dependencies' | 'dependenciesHash'> =>
  dependencies === undefined ? {} : { dependencies, dependenciesHash: hashOf(dependencies) };

function* lockItems(items: Items): Work<LockedItems> {
  const out: Record<string, LockedItem> = Object.create(null);
  for (const [key, definition] of Object.entries(items)) {
    out[key] = { hash: hashOf(definition), definition };
    yield;
  }
  return out;
}

/** Pages and skills, where there are any. */
function lockLinkedAndSkills({ linked, skills }: Surface): Pick<Entry, 'linked' | 'skills'> {
  const links = Object.entries(linked ?? {}).map(([uri, page]) => [uri, lockLink(uri, page)]);
  return {
    ...(links.length === 0 ? {} : { linked: Object.fromEntries(links) }),
    ...(skills === undefined ? {} : { skills: atOnce(lockItems(skills)) }),
  };
}

/** An entry's origin without its hash. */
export const originOf = ({ origin }: Entry): Origin => {
  const { hash: _, ...rest } = origin;
  return rest;
};

/** The entries of a lock that have these names. */
export const entriesOf = (names: ReadonlySet<string>, { servers }: Lockfile): ReadonlyMap<string, Entry> =>
  new Map(Object.entries(servers).filter(([name]) => names.has(name)));

/** A server's entry of a lock; never anything inherited. */
export const entryIn = (lockfile: Lockfile | undefined, name: string): Entry | undefined =>
  lockfile !== undefined && Object.hasOwn(lockfile.servers, name) ? lockfile.servers[name] : undefined;
