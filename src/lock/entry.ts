/**
 * Surface, launch and origin in, `Entry` out: portable, redacted, volatile places masked, hashed. Also the
 * reverse check: which stored blocks do not match their own hash. Pure. DESIGN "The lockfile".
 */

import { McpLockError } from '../errors.ts';
import type {
  Entry,
  Item,
  Json,
  JsonObject,
  Launch,
  LockedItem,
  LockedLaunch,
  LockedOrigin,
  LockedServer,
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
import { redactArgs, redactJson, redactLiterals, redactText, redactUrl } from './redact.ts';
import { isLoaderVariable } from './secret-names.ts';
import { templateOf, VOLATILE } from './template.ts';

/** How foreign text is cleaned before it is stored: folders of this machine, then known secrets. */
export interface Cleaning {
  /** For what a server sent. */
  readonly portable: Portable;
  /** For what a config says. */
  readonly portableConfig: Portable;
  readonly secrets: readonly string[];
}

/**
 * The launch block: portable, without secrets, hashed. `values`: what the config gives its variables, as written; only
 * loader variables keep their value, since it decides which code runs.
 */
export function lockLaunch(
  launch: Launch,
  cleaning: Cleaning,
  values: Readonly<Record<string, string>> = {},
): LockedLaunch {
  const clean = (text: string) => redactLiterals(cleaning.portableConfig(text), cleaning.secrets);
  const named = (name: string) =>
    isLoaderVariable(name) && Object.hasOwn(values, name)
      ? `${name}=${clean(redactText(values[name] ?? ''))}`
      : name;
  const extra =
    launch.extra === undefined ? {} : { extra: mapStrings(redactJson(launch.extra), clean) as JsonObject };
  const block: Launch =
    launch.transport === 'stdio'
      ? {
          transport: 'stdio',
          command: clean(redactUrl(launch.command)),
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
      const key = String(cleaned[ITEM_KEY[section]]);
      if (Object.hasOwn(out, key)) {
        throw new McpLockError(
          'E_PROTOCOL',
          'two of its items differ only in a folder or secret of this machine',
          {
            place: section,
            next: 'start it with other settings; it cannot be locked as it is',
          },
        );
      }
      out[key] = cleaned;
    }
    return out;
  });
  return { server: mapStrings(surface.server as unknown as Json, clean) as unknown as ServerInfo, sections };
}

/** What stands in a volatile place instead of its text: pointer to template (`template.ts`). */
export type Templates = ReadonlyMap<string, string>;

export interface EntryParts {
  readonly launch: LockedLaunch;
  readonly origin: LockedOrigin;
  /** Already cleaned. */
  readonly surface: Surface;
  readonly volatile: Templates;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Puts an entry together; volatile places are masked before anything is hashed. */
export function makeEntry(parts: EntryParts): Entry {
  const masked = maskVolatile(parts.surface, parts.volatile);
  const { sections } = masked;
  const { hash: _, fields: __, ...server } = masked.server as LockedServer;
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
    ...(parts.volatile.size === 0 ? {} : { volatile: [...parts.volatile.keys()].sort() }),
    ...(parts.dependencies === undefined ? {} : { dependencies: parts.dependencies }),
  };
}

/** The same entry with hashes instead of text (`init --hashes-only`); a volatile place is then left out whole. */
export function withoutText(entry: Entry): Entry {
  const surface: Surface = {
    server: entry.server,
    sections: byTheSection((section) =>
      Object.fromEntries(
        Object.entries(entry[section]).map(([key, { definition }]) => [key, definition ?? {}]),
      ),
    ),
  };
  const volatile = new Map((entry.volatile ?? []).map((pointer) => [pointer, VOLATILE]));
  const whole = makeEntry({ ...entry, surface, volatile });
  const sections = byTheSection((section) => {
    const out: Record<string, LockedItem> = Object.create(null);
    for (const [key, item] of Object.entries(whole[section])) out[key] = hashesOnly(item);
    return out;
  });
  const { instructions, ...server } = whole.server;
  const told = instructions === undefined ? {} : { fields: { instructions: hashOf(instructions) } };
  return { ...whole, server: { ...server, ...told }, ...sections };
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
  if (entry.server.fields === undefined && serverHash(entry.server) !== entry.server.hash)
    out.push({ kind: 'server' });
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
          ...(launch.extra === undefined ? {} : { extra: launch.extra }),
        }
      : {
          transport: launch.transport,
          url: launch.url,
          headers: launch.headers,
          ...(launch.extra === undefined ? {} : { extra: launch.extra }),
        },
  );

const originHash = (origin: Origin): string => hashOf(origin.url);

const serverHash = (server: ServerInfo): string =>
  hashOf({
    info: server.info,
    capabilities: server.capabilities,
    ...(server.instructions === undefined ? {} : { instructions: server.instructions }),
    ...(server.extra === undefined ? {} : { extra: server.extra }),
  });

/** The templates an entry holds in its volatile places. */
export function templatesOf(entry: Entry): Templates {
  const out = new Map<string, string>();
  for (const pointer of entry.volatile ?? []) {
    const [head = '', name = '', ...rest] = tokensOf(pointer);
    const section = SECTIONS.find((one) => one === head);
    const item = section === undefined ? undefined : entry[section][name]?.definition;
    const found =
      section === undefined ? valueAt(entry.server as unknown as Json, [name, ...rest]) : valueAt(item, rest);
    out.set(pointer, typeof found === 'string' ? found : VOLATILE);
  }
  return out;
}

function valueAt(value: Json | undefined, tokens: readonly string[]): Json | undefined {
  const [token, ...rest] = tokens;
  if (token === undefined || value === undefined || value === null || typeof value !== 'object') return value;
  return valueAt(Object.hasOwn(value, token) ? (value as JsonObject)[token] : undefined, rest);
}

const tokensOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));

/** `/server/…` and `/<section>/<item>/…` pointers; a pointer that leads nowhere is passed over. */
function maskVolatile(surface: Surface, templates: Templates): Surface {
  let server = surface.server as unknown as JsonObject;
  let sections: Record<string, Json> = { ...surface.sections } as unknown as Record<string, Json>;
  for (const [pointer, template] of templates) {
    const tokens = tokensOf(pointer);
    const [head = '', ...rest] = tokens;
    if (head === 'server' && rest.length > 0) server = replaceAt(server, rest, template) as JsonObject;
    else if (rest.length > 1) sections = replaceAt(sections, tokens, template) as Record<string, Json>;
  }
  return { server: server as unknown as ServerInfo, sections: sections as unknown as Surface['sections'] };
}

/** Puts the template where the value fits it; a value that does not fit stays, and so is drift. */
function replaceAt(value: Json, tokens: readonly string[], template: string): Json {
  const [token, ...rest] = tokens;
  if (token === undefined) return templateOf(template, value);
  if (Array.isArray(value)) {
    return value.map((element: Json, index) =>
      String(index) === token ? replaceAt(element, rest, template) : element,
    );
  }
  if (value === null || typeof value !== 'object') return value;
  const members = value as JsonObject;
  if (rest.length > 0 && !Object.hasOwn(members, token)) return value;
  const out: Record<string, Json> = Object.assign(Object.create(null), members);
  out[token] =
    rest.length === 0
      ? templateOf(template, members[token])
      : replaceAt(members[token] ?? null, rest, template);
  return out;
}

/** A JSON pointer from its reference tokens. */
export const pointerOf = (tokens: readonly string[]): string =>
  tokens.map((token) => `/${pointerToken(token)}`).join('');
