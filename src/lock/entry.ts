/**
 * Surface, launch and origin in, `Entry` out: portable, redacted, volatile places masked, hashed. Also the
 * reverse check: which stored blocks do not match their own hash. Pure. DESIGN "The lockfile".
 */
import type {
  Entry,
  Item,
  Json,
  JsonObject,
  Launch,
  LockedItem,
  LockedLaunch,
  LockedOrigin,
  Origin,
  Section,
  ServerInfo,
  Subject,
  Surface,
} from '../model.ts';
import { SECTIONS } from '../model.ts';
import { hashOf } from './canonical.ts';
import { pointerToken } from './json.ts';
import type { Portable } from './portable.ts';
import { mapStrings } from './portable.ts';
import { redactArgs, redactLiterals, redactUrl } from './redact.ts';

/** What stands in a volatile place instead of its text. */
export const VOLATILE = '${volatile}';

/** How foreign text is cleaned before it is stored: folders of this machine, then known secrets. */
export interface Cleaning {
  /** For what a server sent. */
  readonly portable: Portable;
  /** For what a config says. */
  readonly portableConfig: Portable;
  readonly secrets: readonly string[];
}

/** The launch block: portable, without secrets, hashed. */
export function lockLaunch(launch: Launch, cleaning: Cleaning): LockedLaunch {
  const clean = (text: string) => redactLiterals(cleaning.portableConfig(text), cleaning.secrets);
  const block: Launch =
    launch.transport === 'stdio'
      ? {
          transport: 'stdio',
          command: clean(redactUrl(launch.command)),
          args: redactArgs(launch.args).map(clean),
          env: [...launch.env],
          ...(launch.cwd === undefined ? {} : { cwd: clean(launch.cwd) }),
        }
      : { transport: launch.transport, url: clean(redactUrl(launch.url)), headers: [...launch.headers] };
  return { ...block, hash: launchHash(block) };
}

/** The origin block, hashed over `url` alone. */
export const lockOrigin = (origin: Origin): LockedOrigin => ({ ...origin, hash: originHash(origin) });

/** Item key in its section: the name, or the address of a resource or template. */
export const ITEM_KEY: Readonly<Record<Section, 'name' | 'uri' | 'uriTemplate'>> = {
  tools: 'name',
  prompts: 'name',
  resources: 'uri',
  resourceTemplates: 'uriTemplate',
};

/** A surface with this machine's folders and known secrets taken out; item keys follow their items. */
export function cleanSurface(surface: Surface, cleaning: Cleaning): Surface {
  const clean = (text: string) => redactLiterals(cleaning.portable(text), cleaning.secrets);
  const sections = byTheSection((section) => {
    const out: Record<string, Item> = Object.create(null);
    for (const item of Object.values(surface.sections[section])) {
      const cleaned = mapStrings(item, clean) as Item;
      out[String(cleaned[ITEM_KEY[section]])] = cleaned;
    }
    return out;
  });
  return { server: mapStrings(surface.server as unknown as Json, clean) as unknown as ServerInfo, sections };
}

export interface EntryParts {
  readonly launch: LockedLaunch;
  readonly origin: LockedOrigin;
  /** Already cleaned. */
  readonly surface: Surface;
  readonly volatile: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Puts an entry together; volatile places are masked before anything is hashed. */
export function makeEntry(parts: EntryParts): Entry {
  const { server, sections } = maskVolatile(parts.surface, parts.volatile);
  const locked = byTheSection((section) => {
    const out: Record<string, LockedItem> = Object.create(null);
    for (const [key, definition] of Object.entries(sections[section])) {
      out[key] = { hash: hashOf(definition), definition };
    }
    return out;
  });
  return {
    launch: parts.launch,
    origin: parts.origin,
    server: { ...server, hash: serverHash(server) },
    ...locked,
    ...(parts.volatile.length === 0 ? {} : { volatile: [...parts.volatile].sort() }),
    ...(parts.dependencies === undefined ? {} : { dependencies: parts.dependencies }),
  };
}

/** The same entry with hashes instead of text (`init --hashes-only`). */
export function withoutText(entry: Entry): Entry {
  const sections = byTheSection((section) => {
    const out: Record<string, LockedItem> = Object.create(null);
    for (const [key, item] of Object.entries(entry[section])) out[key] = hashesOnly(item);
    return out;
  });
  return { ...entry, ...sections };
}

/** An item's own hash and one for each of its top-level fields. */
export function hashesOnly(item: LockedItem): LockedItem {
  if (item.definition === undefined) return item;
  const fields: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(item.definition)) fields[name] = hashOf(value);
  return { hash: item.hash, fields };
}

/** Blocks and items whose stored text does not match the stored hash. */
export function mismatches(entry: Entry): readonly Subject[] {
  const out: Subject[] = [];
  if (launchHash(entry.launch) !== entry.launch.hash) out.push({ kind: 'launch' });
  if (originHash(entry.origin) !== entry.origin.hash) out.push({ kind: 'origin' });
  if (serverHash(entry.server) !== entry.server.hash) out.push({ kind: 'server' });
  for (const section of SECTIONS) {
    for (const [name, item] of Object.entries(entry[section])) {
      const wrongText = item.definition !== undefined && hashOf(item.definition) !== item.hash;
      const wrongKey = item.definition !== undefined && item.definition[ITEM_KEY[section]] !== name;
      if (wrongText || wrongKey) out.push({ kind: SUBJECT_KIND[section], name });
    }
  }
  return out;
}

export const SUBJECT_KIND: Readonly<Record<Section, 'tool' | 'prompt' | 'resource' | 'template'>> = {
  tools: 'tool',
  prompts: 'prompt',
  resources: 'resource',
  resourceTemplates: 'template',
};

/** One value for each section. */
export function byTheSection<T>(make: (section: Section) => T): Record<Section, T> {
  return {
    tools: make('tools'),
    prompts: make('prompts'),
    resources: make('resources'),
    resourceTemplates: make('resourceTemplates'),
  };
}

const launchHash = (launch: Launch): string =>
  hashOf(
    launch.transport === 'stdio'
      ? {
          transport: launch.transport,
          command: launch.command,
          args: launch.args,
          env: launch.env,
          ...(launch.cwd === undefined ? {} : { cwd: launch.cwd }),
        }
      : { transport: launch.transport, url: launch.url, headers: launch.headers },
  );

const originHash = (origin: Origin): string => hashOf(origin.url);

const serverHash = (server: ServerInfo): string =>
  hashOf({
    info: server.info,
    capabilities: server.capabilities,
    ...(server.instructions === undefined ? {} : { instructions: server.instructions }),
    ...(server.extra === undefined ? {} : { extra: server.extra }),
  });

/** `/server/…` and `/<section>/<item>/…` pointers; a pointer that leads nowhere is passed over. */
function maskVolatile(surface: Surface, pointers: readonly string[]): Surface {
  let server = surface.server as unknown as JsonObject;
  let sections: Record<string, Json> = { ...surface.sections } as unknown as Record<string, Json>;
  for (const pointer of pointers) {
    const tokens = pointer
      .split('/')
      .slice(1)
      .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
    const [head = '', ...rest] = tokens;
    if (head === 'server' && rest.length > 0) server = replaceAt(server, rest) as JsonObject;
    else if (rest.length > 1) sections = replaceAt(sections, tokens) as Record<string, Json>;
  }
  return { server: server as unknown as ServerInfo, sections: sections as unknown as Surface['sections'] };
}

function replaceAt(value: Json, tokens: readonly string[]): Json {
  const [token, ...rest] = tokens;
  if (token === undefined) return VOLATILE;
  if (Array.isArray(value)) {
    return value.map((element: Json, index) =>
      String(index) === token ? replaceAt(element, rest) : element,
    );
  }
  if (value === null || typeof value !== 'object') return value;
  const members = value as JsonObject;
  if (rest.length > 0 && !Object.hasOwn(members, token)) return value;
  const out: Record<string, Json> = Object.assign(Object.create(null), members);
  out[token] = rest.length === 0 ? VOLATILE : replaceAt(members[token] ?? null, rest);
  return out;
}

/** A JSON pointer from its reference tokens. */
export const pointerOf = (tokens: readonly string[]): string =>
  tokens.map((token) => `/${pointerToken(token)}`).join('');
