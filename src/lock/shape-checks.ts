/**
 * The parts that the shape of a lockfile is put together from: a parsed value in, each problem reported with the path from that
 * value. A check reports what is wrong and goes on; it never throws. Pure.
 */
import type { Json } from '../model.ts';
import { literalOf } from './exact-number.ts';
import {
  emptyString,
  lineBreakInLine,
  lineBreakInText,
  missingField,
  notAllowed,
  notCount,
  notHash,
  tooFewLines,
  unknownField,
  wrongKind,
} from './messages.ts';
import { isObject } from './pointer.ts';

/** Takes one problem and where it is, as keys from the checked value down. */
type ReportProblem = (problem: string, ...path: string[]) => void;
export type Check = (value: Json, report: ReportProblem) => void;

const HASH = /^sha256:[0-9a-f]{64}$/;

export const string: Check = (value, report) => {
  if (typeof value !== 'string') report(wrongKind('a string', kindOf(value)));
};
export const nonEmptyString: Check = (value, report) => {
  if (typeof value !== 'string' || value === '') report(emptyString());
};
/** `sha256:` and 64 hex digits in lower case. */
export const hash: Check = (value, report) => {
  if (typeof value !== 'string' || !HASH.test(value)) report(notHash());
};
export const anyObject: Check = (value, report) => {
  if (!isObject(value)) report(wrongKind('an object', kindOf(value)));
};
export const anything: Check = () => undefined;
export const wholeNumber: Check = (value, report) => {
  if (!Number.isSafeInteger(value) || Number(value) < 0) report(notCount());
};
export const strings: Check = (value, report) => {
  if (!Array.isArray(value)) return report(wrongKind('an array of strings', kindOf(value)));
  for (const [index, element] of value.entries()) {
    if (typeof element !== 'string') report(wrongKind('a string', kindOf(element)), String(index));
  }
};
/** A text: a string without a line break, or an array of two or more such lines. */
export const text: Check = (value, report) => {
  if (typeof value === 'string') {
    if (value.includes('\n')) report(lineBreakInText());
    return;
  }
  if (!Array.isArray(value)) return report(wrongKind('a string or an array of lines', kindOf(value)));
  strings(value, report);
  if (value.length < 2) report(tooFewLines());
  for (const [index, line] of value.entries()) {
    if (typeof line === 'string' && line.includes('\n')) report(lineBreakInLine(), String(index));
  }
};

export const listOf =
  (check: Check): Check =>
  (value, report) => {
    if (!Array.isArray(value)) return report(wrongKind('an array', kindOf(value)));
    for (const [index, element] of value.entries()) check(element, within(report, String(index)));
  };

export const oneOf =
  (...allowed: readonly Json[]): Check =>
  (value, report) => {
    if (!allowed.includes(value)) report(notAllowed(allowed.map((one) => JSON.stringify(one))));
  };

/** An object with these members and no others. A `?` at the end of a name makes it optional. */
export const record = (members: Readonly<Record<string, Check>>): Check => {
  const known = new Map(
    Object.entries(members).map(([name, check]) => {
      const key = name.replace(/\?$/, '');
      return [key, { check, isNeeded: key === name }];
    }),
  );
  return (value, report) => {
    if (!isObject(value)) return report(wrongKind('an object', kindOf(value)));
    for (const key of Object.keys(value)) if (!known.has(key)) report(unknownField(), key);
    for (const [key, { check, isNeeded }] of known) {
      if (Object.hasOwn(value, key)) check(value[key] as Json, within(report, key));
      else if (isNeeded) report(missingField(key));
    }
  };
};

/** An object whose keys may be any; the check of a member may depend on its key. */
export const mapOf =
  (check: (key: string) => Check): Check =>
  (value, report) => {
    if (!isObject(value)) return report(wrongKind('an object', kindOf(value)));
    for (const [key, member] of Object.entries(value)) check(key)(member, within(report, key));
  };

/** The same report for a value one key further down. */
export const within =
  (report: ReportProblem, key: string): ReportProblem =>
  (problem, ...path) =>
    report(problem, key, ...path);

/** The kind of a value in words: "an array", "a number", "null". */
function kindOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (isObject(value)) return 'an object';
  return `a ${literalOf(value) === undefined ? typeof value : 'number'}`;
}
