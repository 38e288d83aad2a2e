/**
 * One server's block in a config: a tree in, a launch with its values out, or the reason why not. Accepts the keys
 * and spellings all clients share; never expands a variable and never shows a value, for any of them may be a secret.
 */
import type { Launch } from '../model.ts';
import { extraOf } from './extra.ts';
import type { Branch, Tree } from './tree.ts';
import { isBranch, kindOf } from './tree.ts';

/** What a client's format does differently from the others. */
export interface ServerRules {
  /** The client skips a `url` that stands without `type`. */
  readonly urlNeedsType?: boolean;
  /** The client starts local commands only. */
  readonly localOnly?: boolean;
  /** The client leaves out an entry with `"disabled": true` or `"enabled": false`; most have no such key. */
  readonly switches?: boolean;
}

export type ServerReading =
  | {
      readonly ok: true;
      readonly launch: Launch;
      readonly env: Readonly<Record<string, string>>;
      readonly enabled: boolean;
      readonly oddities: readonly string[];
      readonly unread: readonly string[];
    }
  /** `at`: key of the block that is wrong, or undefined for the whole of it. */
  | { readonly ok: false; readonly at?: string; readonly reason: string };

const URL_KEYS = ['url', 'serverUrl', 'httpUrl', 'uri'];
const TRANSPORTS: ReadonlyMap<string, 'stdio' | 'http' | 'sse'> = new Map([
  ['stdio', 'stdio'],
  ['local', 'stdio'],
  ['http', 'http'],
  ['streamablehttp', 'http'],
  ['remote', 'http'],
  ['sse', 'sse'],
]);

const wrong = (reason: string, at?: string): ServerReading & { readonly ok: false } =>
  at === undefined ? { ok: false, reason } : { ok: false, at, reason };

/** Reads one block. */
export function readServer(block: Tree, rules: ServerRules): ServerReading {
  if (!isBranch(block)) return wrong(`a server must be an object, not ${kindOf(block)}`);
  const oddities: string[] = [];
  const transport = transportOf(block, rules, oddities);
  if (typeof transport !== 'string') return transport;
  const values = recordOf(block, transport === 'stdio' ? 'env' : 'headers');
  if (!values.ok) return values;
  const launch =
    transport === 'stdio' ? stdioOf(block, values.names, oddities) : httpOf(block, transport, values.names);
  if ('ok' in launch) return launch;
  const switches = rules.switches === true;
  const extra = extraOf(block, actedOn(block, transport, switches));
  const unread = Object.keys(extra ?? {});
  return {
    ok: true,
    launch: extra === undefined ? launch : { ...launch, extra },
    env: values.record,
    enabled: !switches || enabledOf(block, oddities),
    oddities,
    unread,
  };
}

/** The keys of a block that decide what is started or reached, and how. */
const actedOn = (block: Branch, transport: Launch['transport'], switches: boolean): readonly string[] => [
  ...(transport === 'stdio' ? ['command', 'args', 'env', 'cwd'] : [urlKey(block) ?? 'url', 'headers']),
  ...(switches ? ['disabled', 'enabled'] : []),
  typeKey(block),
];

const typeKey = (block: Branch): string => (block.has('type') ? 'type' : 'transport');

function transportOf(
  block: Branch,
  rules: ServerRules,
  oddities: string[],
): 'stdio' | 'http' | 'sse' | ServerReading {
  const key = typeKey(block);
  const declared = block.get(key) ?? undefined;
  if (declared !== undefined && typeof declared !== 'string')
    return wrong(`"${key}" must be text, not ${kindOf(declared)}`, key);
  const known =
    declared === undefined ? undefined : TRANSPORTS.get(declared.toLowerCase().replaceAll(/[-_]/g, ''));
  if (declared !== undefined && known === undefined)
    return wrong(`its "${key}" is none of stdio, http and sse`, key);
  const url = urlKey(block);
  const command = block.has('command') && block.get('command') !== null;
  if (!command && url === undefined) return wrong('it names neither a "command" nor a "url"');
  if (command && url !== undefined) {
    if (known === undefined)
      return wrong(`it names both a "command" and a "${url}"; say with "type" which one counts`);
    oddities.push(`it names both a "command" and a "${url}"; by its "${key}" only one of them is used`);
  }
  const transport = known ?? (command ? 'stdio' : 'http');
  if (transport === 'stdio' && !command)
    return wrong(`its "${key}" wants a "command", and there is none`, key);
  if (transport !== 'stdio' && url === undefined)
    return wrong(`its "${key}" wants a "url", and there is none`, key);
  if (transport !== 'stdio' && rules.localOnly === true) {
    return wrong('this client starts local commands only and skips an entry with a "url"', url);
  }
  if (url !== undefined && known === undefined && rules.urlNeedsType === true) {
    return wrong(`the client skips this entry: a "${url}" needs "type": "http" or "sse" beside it`, url);
  }
  return transport;
}

const urlKey = (block: Branch): string | undefined =>
  URL_KEYS.find((key) => (block.get(key) ?? null) !== null);

function stdioOf(
  block: Branch,
  env: readonly string[],
  oddities: string[],
): Launch | (ServerReading & { ok: false }) {
  const command = block.get('command');
  if (typeof command !== 'string') return wrong(`"command" must be text, not ${kindOf(command)}`, 'command');
  if (command.trim() === '') return wrong('"command" is empty', 'command');
  const args = block.get('args') ?? [];
  if (!Array.isArray(args)) return wrong(`"args" must be a list of texts, not ${kindOf(args)}`, 'args');
  const bad = args.findIndex((arg) => typeof arg !== 'string');
  if (bad >= 0)
    return wrong(`"args" must hold texts only; number ${bad + 1} is ${kindOf(args[bad])}`, 'args');
  const cwd = block.get('cwd') ?? undefined;
  if (cwd !== undefined && typeof cwd !== 'string')
    return wrong(`"cwd" must be text, not ${kindOf(cwd)}`, 'cwd');
  if (args.length === 0 && /^[^\s/\\]+\s+\S/.test(command)) {
    oddities.push(
      '"command" holds a whole command line; no shell splits it, so write its words after the first as "args"',
    );
  }
  return { transport: 'stdio', command, args, env, ...(cwd === undefined ? {} : { cwd }) };
}

function httpOf(
  block: Branch,
  transport: 'http' | 'sse',
  headers: readonly string[],
): Launch | (ServerReading & { ok: false }) {
  const key = urlKey(block) ?? 'url';
  const url = block.get(key);
  if (typeof url !== 'string') return wrong(`"${key}" must be text, not ${kindOf(url)}`, key);
  // With a variable in it nobody can tell yet.
  if (!url.includes('${') && !isWebAddress(url)) {
    return wrong(`"${key}" is not an http or https address`, key);
  }
  return { transport, url, headers };
}

const isWebAddress = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

type Values =
  | {
      readonly ok: true;
      readonly record: Readonly<Record<string, string>>;
      readonly names: readonly string[];
    }
  | (ServerReading & { readonly ok: false });

function recordOf(block: Branch, key: 'env' | 'headers'): Values {
  const values = block.get(key) ?? new Map<string, Tree>();
  if (!isBranch(values))
    return wrong(`"${key}" must be an object of names and texts, not ${kindOf(values)}`, key);
  const record: Record<string, string> = Object.create(null);
  for (const [name, value] of values) {
    if (name === '' || /[=\0\r\n]/.test(name))
      return wrong(`a name in "${key}" is empty or holds a character it must not`, key);
    if (value !== null && typeof value === 'object')
      return wrong(`a value in "${key}" is ${kindOf(value)}; it must be text`, key);
    // VS Code documents null as "do not set".
    if (value !== null) record[name] = String(value);
  }
  return { ok: true, record, names: Object.keys(record).sort() };
}

function enabledOf(block: Branch, oddities: string[]): boolean {
  for (const key of ['disabled', 'enabled']) {
    const value = block.get(key) ?? undefined;
    if (typeof value === 'boolean') {
      if (value === (key === 'disabled')) return false;
    } else if (value !== undefined)
      oddities.push(`"${key}" is ${kindOf(value)} where true or false belongs; it is read past`);
  }
  return true;
}
