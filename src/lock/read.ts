/**
 * Lockfile bytes in, `Lockfile` out, or one McpLockError that names every problem with its line. Strict: unknown fields, versions
 * and types are refused, never guessed or dropped. Never touches disk and never repairs.
 */
import { McpLockError } from '../errors.ts';
import type { Json, JsonObject, Lockfile } from '../model.ts';
import { parseJson } from './json.ts';
import {
  lockConflict,
  lockEmpty,
  lockInvalid,
  lockNewer,
  lockNotJson,
  lockNotUtf8,
  lockOfOtherTool,
} from './messages.ts';
import { isObject } from './pointer.ts';
import { referenceProblems } from './references.ts';
import { lockfileProblems } from './shape.ts';
import { toLockfile } from './stored-entry.ts';
import { linesOfPointers, positionOf } from './text-position.ts';

/** Reads lockfile bytes. `path` is only for messages. Throws E_LOCK_PARSE, _CONFLICT, _NEWER, _FOREIGN. */
export const readLockfile = (bytes: Uint8Array, path: string): Lockfile =>
  toLockfile(readStored(bytes, path));

/** The same as it is in the file. */
export function readStored(bytes: Uint8Array, path: string): JsonObject {
  const text = decode(bytes, path);
  refuseConflict(text, path);
  if (text.trim() === '') throw new McpLockError(lockEmpty(path), { place: path });
  const reading = parseJson(text);
  if (!reading.ok) {
    const { line, column } = positionOf(text, reading.offset);
    throw new McpLockError(lockNotJson(reading.fault, isMergedByLines(text), path), {
      place: `${path}:${line}:${column}`,
    });
  }
  refuseOthers(reading.value, path);
  const problems = [...lockfileProblems(reading.value), ...referenceProblems(reading.value)];
  if (problems.length > 0) {
    const pointers = problems.map(({ pointer }) => pointer);
    const lines = linesOfPointers(text, pointers);
    const placed = problems.map((problem, at) => ({ ...problem, line: lines[at] ?? 1 }));
    throw new McpLockError(lockInvalid(placed, path), { place: `${path}:${lines[0]}` });
  }
  return reading.value as JsonObject;
}

/** Whether a name stands twice, or a line follows that belongs further out, as where two versions were written into one another. */
function isMergedByLines(text: string): boolean {
  const names = namesWritten(text);
  if (new Set(names).size < names.length) return true;
  let least = 0;
  for (const line of text.split('\n').map((one) => one.trimEnd())) {
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    if (line[indent] === '"' && indent < least) return true;
    least = /[{[]$/.test(line) ? indent + 1 : line.endsWith(',') ? indent : 0;
  }
  return false;
}

/** Names of the servers in the text of a lockfile, in their order there; also where it cannot be parsed. */
export function namesWritten(text: string): readonly string[] {
  const names: string[] = [];
  let inServers = false;
  for (const line of text.split('\n')) {
    if (/^ {2}"/.test(line)) inServers = line.startsWith('  "servers": {');
    const name = inServers ? NAME.exec(line)?.[1] : undefined;
    const reading = name === undefined ? undefined : parseJson(`"${name}"`);
    if (reading?.ok === true && typeof reading.value === 'string') names.push(reading.value);
  }
  return names;
}

const NAME = /^ {4}"((?:[^"\\]|\\.)*)": \{/;

function decode(bytes: Uint8Array, path: string): string {
  const [first, second] = bytes;
  const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (!utf16) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      // Refused below, as UTF-16 is.
    }
  }
  throw new McpLockError(lockNotUtf8(utf16, path), { place: path });
}

/** Of any size that git can be told to write. A line of JSON begins with none of these signs. */
const MARKER = /^(<{3,}|={3,}|>{3,}|\|{3,})(?: .*)?$/gm;

function refuseConflict(text: string, path: string): void {
  const markers = [...text.matchAll(MARKER)];
  if (!markers.some(([marker]) => marker.startsWith('<'))) return;
  const { ours, theirs } = sidesOf(text);
  const { line } = positionOf(text, markers[0]?.index ?? 0);
  throw new McpLockError(lockConflict(ours, theirs, path), { place: `${path}:${line}` });
}

/**
 * Names of the servers whose entries or trees are between the markers, by side: each name at the depth of `servers.NAME` and
 * `dependencies.NAME`, and the last such name above a side that begins deeper.
 */
function sidesOf(text: string): { ours: readonly string[]; theirs: readonly string[] } {
  const ours = new Set<string>();
  const theirs = new Set<string>();
  let above: string | undefined;
  let side: Set<string> | undefined;
  let isOutside = true;
  let isFirst = false;
  for (const line of text.split('\n')) {
    const marker = /^(?:<{3,}|\|{3,}|={3,}|>{3,})(?= |$)/.exec(line.trimEnd())?.[0][0];
    if (marker !== undefined) {
      side = marker === '<' ? ours : marker === '=' ? theirs : undefined;
      isOutside = marker === '>';
      isFirst = true;
      continue;
    }
    const name = NAME.exec(line)?.[1];
    if (isOutside) above = name ?? (/^ {0,3}\S/.test(line) ? undefined : above);
    else if (name !== undefined) side?.add(name);
    else if (isFirst && above !== undefined && /^ {5}/.test(line)) side?.add(above);
    isFirst = false;
  }
  return { ours: [...ours], theirs: [...theirs] };
}

function refuseOthers(value: Json, path: string): void {
  const tool = foreignTool(value);
  if (tool !== undefined) throw new McpLockError(lockOfOtherTool(tool), { place: path });
  const version = isObject(value) ? value['lockfileVersion'] : undefined;
  if (typeof version === 'number' && Number.isInteger(version) && version > 1)
    throw new McpLockError(lockNewer(version), { place: path });
}

/** Which other tool wrote this: several use the same file name, and their files must not be misread. */
function foreignTool(value: Json): string | undefined {
  if (!isObject(value)) return undefined;
  const servers = isObject(value['servers']) ? Object.values(value['servers']) : [];
  const some = (field: string): boolean =>
    servers.some((server) => isObject(server) && Object.hasOwn(server, field));
  if (some('selectedTarget') || some('capabilityManifest')) return 'ToolPin';
  if (typeof value['version'] === 'string' && /^3\./.test(value['version'])) return 'MCPTrust';
  if (value['version'] === 1 && (Object.hasOwn(value, 'configPath') || Object.hasOwn(value, 'host'))) {
    return 'another mcp-lock (the one by blestlabs)';
  }
  if (!Object.hasOwn(value, 'lockfileVersion') && some('tools') && !some('launch')) return 'another tool';
  if (Object.hasOwn(value, 'packages') && Object.hasOwn(value, 'lockfileVersion')) return 'npm';
  return undefined;
}
