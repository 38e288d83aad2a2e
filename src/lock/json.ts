/**
 * Strict JSON: text in, value out, or the first thing wrong with it and where. Refuses what two parsers may
 * read differently (I-JSON, RFC 7493): duplicate keys, lone surrogates; and nesting past MAX_DEPTH. A number that would lose
 * digits is kept as it was written (`exact-number.ts`). Objects have no prototype, so `__proto__` is a key like any other. Never
 * evaluates anything.
 */
import type { Json } from '../model.ts';
import { sameDecimal } from './decimal.ts';
import { exactNumber } from './exact-number.ts';
import { MAX_DEPTH, parsePlainJson } from './plain-json.ts';
import { pointerToken } from './pointer.ts';

export type JsonFault = 'syntax' | 'duplicate-key' | 'lone-surrogate' | 'too-deep';

type JsonReading =
  | { readonly ok: true; readonly value: Json }
  | {
      readonly ok: false;
      readonly fault: JsonFault;
      /** UTF-16 offset into the text. */
      readonly offset: number;
      /** JSON pointer of the value being read. */
      readonly pointer: string;
    };

class Fault extends Error {
  readonly fault: JsonFault;
  readonly offset: number;
  readonly pointer: string;
  constructor(fault: JsonFault, offset: number, pointer: string) {
    super(fault);
    this.fault = fault;
    this.offset = offset;
    this.pointer = pointer;
  }
}

/** Reads one JSON document, white space around it allowed, nothing else. */
export function parseJson(text: string): JsonReading {
  const value = parsePlainJson(text);
  return value === undefined ? parseStrictly(text) : { ok: true, value };
}

/** The same by the reading that names what is wrong. */
export function parseStrictly(text: string): JsonReading {
  try {
    return { ok: true, value: readDocument(text) };
  } catch (error) {
    if (error instanceof Fault) {
      return { ok: false, fault: error.fault, offset: error.offset, pointer: error.pointer };
    }
    throw error;
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 8259 forbids exactly these inside a string
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const SPACE = /[ \t\n\r]*/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

function readDocument(text: string): Json {
  let at = 0;
  const path: string[] = [];

  const fail = (fault: JsonFault, offset = at): never => {
    throw new Fault(fault, offset, path.map((key) => `/${pointerToken(key)}`).join(''));
  };
  const skip = () => {
    SPACE.lastIndex = at;
    SPACE.test(text);
    at = SPACE.lastIndex;
  };
  const word = (literal: string, value: Json): Json => {
    if (!text.startsWith(literal, at)) fail('syntax');
    at += literal.length;
    return value;
  };

  const string = (): string => {
    const start = at;
    at += 1;
    let out = '';
    for (;;) {
      PLAIN.lastIndex = at;
      PLAIN.test(text);
      const plain = text.slice(at, PLAIN.lastIndex);
      // Most strings have no escape; building them up piece by piece would cost more than reading them.
      out = out === '' ? plain : out + plain;
      at = PLAIN.lastIndex;
      const char = text[at];
      if (char === '"') break;
      if (char !== '\\') fail('syntax');
      const escaped = text[at + 1] ?? '';
      if (escaped === 'u') {
        const hex = text.slice(at + 2, at + 6);
        if (!/^[0-9a-fA-F]{4}$/.test(hex)) fail('syntax');
        out += String.fromCharCode(Number.parseInt(hex, 16));
        at += 6;
      } else {
        out += ESCAPES[escaped] ?? fail('syntax');
        at += 2;
      }
    }
    at += 1;
    if (!out.isWellFormed()) fail('lone-surrogate', start);
    return out;
  };

  const number = (): Json => {
    NUMBER.lastIndex = at;
    const token = NUMBER.exec(text)?.[0] ?? fail('syntax');
    at += token.length;
    const value = Number(token);
    return sameDecimal(token, String(value)) ? value : exactNumber(token);
  };

  const list = (): Json => {
    const out: Json[] = [];
    at += 1;
    skip();
    if (text[at] === ']') {
      at += 1;
      return out;
    }
    for (;;) {
      path.push(String(out.length));
      out.push(value());
      path.pop();
      skip();
      const char = text[at];
      if (char !== ',' && char !== ']') fail('syntax');
      at += 1;
      if (char === ']') return out;
    }
  };

  const object = (): Json => {
    const out: Record<string, Json> = Object.create(null);
    at += 1;
    skip();
    if (text[at] === '}') {
      at += 1;
      return out;
    }
    for (;;) {
      skip();
      if (text[at] !== '"') fail('syntax');
      const start = at;
      const key = string();
      path.push(key);
      if (Object.hasOwn(out, key)) fail('duplicate-key', start);
      skip();
      if (text[at] !== ':') fail('syntax');
      at += 1;
      out[key] = value();
      path.pop();
      skip();
      const char = text[at];
      if (char !== ',' && char !== '}') fail('syntax');
      at += 1;
      if (char === '}') return out;
    }
  };

  const value = (): Json => {
    if (path.length > MAX_DEPTH) fail('too-deep');
    skip();
    switch (text[at]) {
      case '{':
        return object();
      case '[':
        return list();
      case '"':
        return string();
      case 't':
        return word('true', true);
      case 'f':
        return word('false', false);
      case 'n':
        return word('null', null);
      default:
        return number();
    }
  };

  const out = value();
  skip();
  if (at !== text.length) fail('syntax');
  return out;
}
