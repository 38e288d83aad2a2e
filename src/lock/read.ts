/**
 * Lockfile text in, `Lockfile` out, or one McpLockError that names every problem with its line. Strict: unknown
 * fields, versions and types are refused, never guessed or dropped. Never touches disk and never repairs.
 */

import { shellWord } from '../display/shell-word.ts';
import { McpLockError } from '../errors.ts';
import type { Json, JsonObject, Lockfile } from '../model.ts';
import { foreignTool } from './foreign.ts';
import { parseJson } from './json.ts';
import { isObject } from './pointer.ts';
import { lockfileProblems, toLockfile } from './shape.ts';
import { linesOfPointers, positionOf } from './text-position.ts';

/** Reads lockfile bytes. `path` is only for messages. Throws E_LOCK_PARSE, _CONFLICT, _NEWER, _FOREIGN. */
export function readLockfile(bytes: Uint8Array, path: string): Lockfile {
  const text = decode(bytes, path);
  refuseConflict(text, path);
  if (text.trim() === '') {
    throw new McpLockError('E_LOCK_PARSE', 'the lockfile is empty', {
      place: path,
      next: restore(path),
    });
  }
  const reading = parseJson(text);
  if (!reading.ok) {
    const { line, column } = positionOf(text, reading.offset);
    throw new McpLockError('E_LOCK_PARSE', `the lockfile is not valid JSON (${FAULTS[reading.fault]})`, {
      place: `${path}:${line}:${column}`,
      next: restore(path),
    });
  }
  refuseOthers(reading.value, path);
  const problems = lockfileProblems(reading.value);
  if (problems.length > 0) {
    const lines = linesOfPointers(
      text,
      problems.map(({ pointer }) => pointer),
    );
    const list = problems.map(
      ({ pointer, message }, at) => `  line ${lines[at]}  ${pointer || '/'}  ${message}`,
    );
    throw new McpLockError(
      'E_LOCK_PARSE',
      `the lockfile has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${list.join('\n')}`,
      { place: `${path}:${lines[0]}`, next: restore(path) },
    );
  }
  return toLockfile(reading.value as JsonObject);
}

const wordOf = (path: string): string => shellWord(path) ?? 'FILE';

const restore = (path: string): string =>
  `restore it from git: git checkout -- ${wordOf(path)}   or start over: mcp-lock init --force`;

const FAULTS = {
  syntax: 'syntax error',
  'duplicate-key': 'the same key twice',
  'inexact-number': 'a number that loses digits',
  'lone-surrogate': 'half a character',
  'too-deep': 'nested too deeply',
} as const;

function decode(bytes: Uint8Array, path: string): string {
  const [first, second] = bytes;
  const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (!utf16) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      // said below
    }
  }
  throw new McpLockError('E_LOCK_PARSE', `the lockfile is not UTF-8${utf16 ? ' but UTF-16' : ''}`, {
    place: path,
    next: 'save it as UTF-8, or restore it from git',
  });
}

const MARKER = /^(<{7}|={7}|>{7}|\|{7})(?: .*)?$/gm;

function refuseConflict(text: string, path: string): void {
  const markers = [...text.matchAll(MARKER)];
  if (!markers.some(([marker]) => marker.startsWith('<<<<<<<'))) return;
  const first = markers[0]?.index ?? 0;
  const { ours, theirs } = sidesOf(text);
  const sides = [named('ours', ours), named('theirs', theirs)].filter((side) => side !== '');
  throw new McpLockError(
    'E_LOCK_CONFLICT',
    `the lockfile has unresolved merge conflicts${sides.length === 0 ? '' : ` (${sides.join('; ')})`}`,
    {
      place: `${path}:${positionOf(text, first).line}`,
      next: `take one side: git checkout --theirs -- ${wordOf(path)} (or --ours); see what it lacks: mcp-lock update --dry-run; accept it: mcp-lock update; then: git add ${wordOf(path)}`,
    },
  );
}

const named = (side: string, names: readonly string[]): string =>
  names.length === 0 ? '' : `${side}: ${names.join(', ')}`;

/** Server names that stand at the depth of `servers.NAME` on each side of a conflict. */
function sidesOf(text: string): { ours: readonly string[]; theirs: readonly string[] } {
  const ours: string[] = [];
  const theirs: string[] = [];
  let side: string[] | undefined;
  for (const line of text.split('\n')) {
    if (line.startsWith('<<<<<<<')) side = ours;
    else if (line.startsWith('|||||||')) side = undefined;
    else if (line.startsWith('=======')) side = theirs;
    else if (line.startsWith('>>>>>>>')) side = undefined;
    else if (side !== undefined) {
      const name = /^ {4}("(?:[^"\\]|\\.)*"): \{/.exec(line)?.[1];
      if (name !== undefined) side.push(name.slice(1, -1));
    }
  }
  return { ours, theirs };
}

function refuseOthers(value: Json, path: string): void {
  const tool = foreignTool(value);
  if (tool !== undefined) {
    throw new McpLockError('E_LOCK_FOREIGN', `this file was written by ${tool}, not by mcp-lock`, {
      place: path,
      next: 'move it away, or choose another name: mcp-lock init --lockfile mcp-servers.lock.json',
    });
  }
  const version = isObject(value) ? value['lockfileVersion'] : undefined;
  if (typeof version === 'number' && Number.isInteger(version) && version > 1) {
    throw new McpLockError(
      'E_LOCK_NEWER',
      `the lockfile has version ${version}; this mcp-lock knows version 1`,
      {
        place: path,
        next: 'upgrade: npm install --save-dev mcp-lock@latest',
      },
    );
  }
}
