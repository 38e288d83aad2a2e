/**
 * One server's block in a config: a tree and a client's rules in, a launch with its values out, or the reason why not. Never
 * expands a variable, and never shows a value, because it may be a secret.
 */
import { parsedUrl } from '../../lock/address.ts';
import type { Launch } from '../../model.ts';
import type { Branch, Tree } from '../formats/tree.ts';
import { isBranch, isList, kindOf } from '../formats/tree.ts';
import {
  commandLineInCommand,
  headersHelperNotRun,
  serverNotObject,
  stringExpected,
  stringItemExpected,
  stringListExpected,
  switchNotBoolean,
  urlInvalid,
  urlSchemeUnsupported,
} from '../messages.ts';
import { splitCommandLine } from './command-line.ts';
import { extraOf } from './extra.ts';
import type { Program } from './program.ts';
import { programOf } from './program.ts';
import type { Keys, ServerReading, ServerRules, Skip, Unreadable } from './server-rules.ts';
import { keysOf, unreadable } from './server-rules.ts';
import { presentKey, transportOf, typeKey, urlKey } from './transport.ts';
import { valuesOf } from './values.ts';

/** Reads one block. */
export function readServerBlock(whole: Tree, rules: ServerRules): ServerReading {
  if (!isBranch(whole)) return unreadable(serverNotObject(kindOf(whole)));
  const skip = ownKeys(whole, rules) === whole ? skipOf(whole, rules) : rules.toggle;
  if (skip !== undefined)
    return 'isProblem' in skip ? unreadable(skip.why) : { ok: false, reason: skip.why, skipped: true };
  const block = flattened(whole, rules);
  const keys = keysOf(rules);
  const notices: string[] = [];
  const program = programOf(block, keys, rules);
  if ('ok' in program) return program;
  const used: string[] = [...program.used];
  const transport = transportOf(block, keys, rules, program, notices);
  if (typeof transport !== 'string') return transport;
  const values = valuesOf(
    program.env ?? block,
    program.env === undefined ? presentKey(block, keys[transport === 'stdio' ? 'env' : 'headers']) : 'env',
    transport,
    rules,
  );
  if (!values.ok) return values;
  used.push(
    ...values.used,
    typeKey(block, keys) ?? 'type',
    ...(rules.switches ?? []),
    ...(rules.ignoredKeys ?? []),
  );
  let launch: Launch | Unreadable;
  if (transport === 'stdio') {
    used.push(...['args', 'cwd'].flatMap((one) => keys[one as 'args' | 'cwd']));
    launch = stdioOf(block, keys, program, values.names, notices, rules);
  } else {
    used.push(urlKey(block, keys) ?? 'url', ...(rules.endpoint?.keys ?? []));
    launch = httpOf(block, keys, transport, program, values.names, rules);
  }
  if ('ok' in launch) return launch;
  if (block.has('headersHelper')) notices.push(headersHelperNotRun());
  const extra = extraOf(
    block,
    transport === 'stdio' ? used : used.filter((key) => !keys.command.includes(key)),
  );
  return {
    ok: true,
    launch: extra === undefined ? launch : { ...launch, extra },
    env: values.record,
    ...(Object.keys(values.borrowed).length === 0 ? {} : { borrowed: values.borrowed }),
    enabled: enabledOf(block, rules, notices),
    notices: notices,
    extraKeys: Object.keys(extra ?? {}),
  };
}

/** The block without the keys that its client passes over. */
export function ownKeys(block: Tree, { toggle }: ServerRules): Tree {
  if (toggle === undefined || !isBranch(block) || block.has(toggle.without)) return block;
  const kept = [...block].filter(([key]) => toggle.keys.includes(key));
  return kept.length === 0 || kept.length === block.size ? block : new Map(kept);
}

function skipOf(block: Branch, { skips = [] }: ServerRules): Skip | undefined {
  return skips.find(({ key, is = [], starts, only }) => {
    if (key === undefined)
      return block.size > 0 && only !== undefined && [...block.keys()].every((one) => only.includes(one));
    const value = String(block.get(key));
    return is.includes(value) || (starts !== undefined && value.startsWith(starts));
  });
}

/** The block with the object of settings, if there is one in place of the type, merged into it. */
function flattened(block: Branch, { settingsKey: nested }: ServerRules): Branch {
  const inner = nested === undefined ? undefined : block.get(nested);
  if (nested === undefined || !isBranch(inner)) return block;
  return new Map([...[...block].filter(([key]) => key !== nested), ...inner]);
}

function stdioOf(
  block: Branch,
  keys: Keys,
  { words = [], split, isWhole }: Program,
  env: readonly string[],
  notices: string[],
  rules: ServerRules,
): Launch | Unreadable {
  const [command = '', ...first] = words;
  const argsKey = presentKey(block, keys.args);
  const args = isWhole ? [] : argsOf(block.get(argsKey) ?? [], rules);
  if (!isList(args)) return unreadable(stringListExpected(argsKey, kindOf(args)), argsKey);
  const bad = args.findIndex((arg) => typeof arg !== 'string');
  if (bad >= 0) return unreadable(stringItemExpected(argsKey, bad + 1, kindOf(args[bad])), argsKey);
  const cwdKey = presentKey(block, keys.cwd);
  const cwd = block.get(cwdKey) ?? undefined;
  if (cwd !== undefined && typeof cwd !== 'string')
    return unreadable(stringExpected(cwdKey, kindOf(cwd)), cwdKey);
  if (!split && args.length === 0 && /^[^\s/\\]+\s+\S/.test(command)) {
    notices.push(commandLineInCommand());
  }
  return {
    transport: 'stdio',
    command,
    args: [...first, ...(args as readonly string[])],
    env,
    ...(cwd === undefined ? {} : { cwd }),
  };
}

function httpOf(
  block: Branch,
  keys: Keys,
  transport: 'http' | 'sse',
  program: Program,
  headers: readonly string[],
  rules: ServerRules,
): Launch | Unreadable {
  const key = urlKey(block, keys) ?? 'url';
  const url = program.url ?? block.get(key);
  if (typeof url !== 'string') return unreadable(stringExpected(key, kindOf(url)), key);
  // A URL with a variable cannot be checked before it is expanded.
  if (!/\$[{A-Za-z_(]|\{env:|\{\{/.test(url) && !isWebAddress(url)) {
    const isOtherTransport = /^(?:unix|pipe|npipe|wss?|tcp|file|stdio):/i.test(url);
    return unreadable(isOtherTransport ? urlSchemeUnsupported(key) : urlInvalid(key), key);
  }
  return { transport, url: withEndpoint(url, block, rules), headers };
}

/** The words of `args` in one string; anything else as it is. */
function argsOf(args: Tree, { argsText }: ServerRules): Tree {
  if (typeof args !== 'string' || argsText === undefined) return args;
  if (args.trim() === '') return [];
  return argsText === 'commas'
    ? args.split(',').map((word) => word.trim())
    : (splitCommandLine(args) ?? args);
}

/** The address that the client connects to, where the entry has its path apart (RFC 3986, 5.2). */
function withEndpoint(url: string, block: Branch, { endpoint }: ServerRules): string {
  if (endpoint === undefined) return url;
  const written = endpoint.keys.map((key) => block.get(key)).find((one) => typeof one === 'string');
  const path = typeof written === 'string' ? written : endpoint.usual;
  const base = /\$[{A-Za-z_(]/.test(url + path) ? undefined : parsedUrl(url);
  if (base !== undefined) return new URL(path, base).href;
  return `${url.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
}

const isWebAddress = (url: string): boolean => /^https?:$/.test(parsedUrl(url)?.protocol ?? '');

function enabledOf(block: Branch, { switches = [] }: ServerRules, notices: string[]): boolean {
  for (const key of switches) {
    const value = block.get(key) ?? undefined;
    if (typeof value === 'boolean') {
      if (value === (key === 'disabled')) return false;
    } else if (value !== undefined) notices.push(switchNotBoolean(key, kindOf(value)));
  }
  return true;
}
