/**
 * The environment variables and headers of one server's block: values, or names of variables that hold them. A tree in, values by
 * name out. Never shows a value, because it may be a secret.
 */
import type { Borrowed } from '../../model.ts';
import type { Branch, Tree } from '../formats/tree.ts';
import { isBranch, isList, kindOf, valueAt } from '../formats/tree.ts';
import {
  headerTwice,
  tokenFormatUnsupported,
  valueNameInvalid,
  valueNotString,
  valuesNotObject,
} from '../messages.ts';
import type { ServerRules, Unreadable } from './server-rules.ts';
import { unreadable } from './server-rules.ts';

interface Values {
  readonly ok: true;
  readonly record: Readonly<Record<string, string>>;
  readonly borrowed: Readonly<Record<string, Borrowed>>;
  /** The names in both, sorted. */
  readonly names: readonly string[];
  /** Keys of the block that were read. */
  readonly used: readonly string[];
}

/** `key`: where the values are; a dot leads into an object. */
export function valuesOf(
  block: Branch,
  key: string,
  transport: 'stdio' | 'http' | 'sse',
  rules: ServerRules,
): Values | Unreadable {
  const record: Record<string, string> = Object.create(null);
  const borrowed: Record<string, Borrowed> = Object.create(null);
  const used = [key];
  const written = valueAt(block, key.split('.')) ?? new Map<string, Tree>();
  if (!isBranch(written)) return unreadable(valuesNotObject(key, kindOf(written)), key);
  for (const [name, value] of written) {
    if (!isName(name)) return unreadable(valueNameInvalid(key), key);
    if (value !== null && typeof value === 'object')
      return unreadable(valueNotString(key, kindOf(value)), key);
    // VS Code documents null as "do not set".
    if (value !== null) record[name] = String(value);
  }
  // Names of headers are the same in any case (RFC 9110).
  const headers = new Set(Object.keys(record).map((name) => name.toLowerCase()));
  if (transport !== 'stdio' && headers.size < Object.keys(record).length)
    return unreadable(headerTwice(key), key);
  const borrow = (name: string, variable: string, before = '') => {
    if (!Object.hasOwn(record, name)) borrowed[name] = { variable, before };
  };
  const look = (name: string | undefined): Tree | undefined => {
    const value = name === undefined ? undefined : (block.get(name) ?? undefined);
    if (name !== undefined && value !== undefined) used.push(name);
    return value;
  };
  if (transport === 'stdio') {
    for (const name of namesIn(look(rules.envVariables))) borrow(name, name);
  } else {
    const named = look(rules.headerVariables);
    if (isBranch(named)) {
      for (const [name, variable] of named)
        if (isName(name) && typeof variable === 'string') borrow(name, variable);
    }
    const variable = look(rules.tokenVariable);
    const header = look(rules.tokenHeader);
    const format = look(rules.tokenFormat);
    const before = typeof format === 'string' ? /^([^{}]*)\{token\}$/.exec(format)?.[1] : 'Bearer ';
    if (before === undefined)
      return unreadable(tokenFormatUnsupported(rules.tokenFormat ?? ''), rules.tokenFormat);
    if (typeof variable === 'string' && variable !== '')
      borrow(typeof header === 'string' && isName(header) ? header : 'Authorization', variable, before);
    const token = look(rules.token);
    if (typeof token === 'string' && !Object.hasOwn(record, 'Authorization'))
      record['Authorization'] = `Bearer ${token}`;
  }
  return {
    ok: true,
    record,
    borrowed,
    names: [...Object.keys(record), ...Object.keys(borrowed)].sort(),
    used,
  };
}

/** The names in a list such as `["A", {name: "B"}]`. */
const namesIn = (list: Tree | undefined): readonly string[] =>
  (isList(list) ? list : [])
    .map((one) => (isBranch(one) ? one.get('name') : one))
    .filter((name): name is string => typeof name === 'string' && isName(name));

const isName = (name: string): boolean => name !== '' && !/[=\0\r\n]/.test(name);
