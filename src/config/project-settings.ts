/**
 * The settings of a project or of the user: the folder of the lockfile in; what `mcp-lock.config.json`, or `mcp-lock` in `package.json`,
 * says, and its hash, out. Strict: throws E_CONFIG with file and line for whatever it does not know. Looks in this folder alone, follows
 * no link out of it, and decides nothing: what counts of it depends on the hash in the lock (`verify/heed.ts`).
 */
import { dirname, join } from 'node:path';
import type { ConfigFile, Place } from '../contracts.ts';
import type { ErrorMessage } from '../errors.ts';
import { errno, McpLockError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { isReallyInside } from '../host/is-inside.ts';
import { shown } from '../host/shown-path.ts';
import { hashOf } from '../lock/canonical.ts';
import { parseJson } from '../lock/json.ts';
import { isObject } from '../lock/pointer.ts';
import { linesOfPointers, positionOf } from '../lock/text-position.ts';
import type { Json, JsonObject } from '../model.ts';
import { foldedCase } from './folded-case.ts';
import {
  settingsInTwoFiles,
  settingsInvalid,
  settingsKeyMisspelled,
  settingsLinkOutside,
  settingsNotFile,
  settingsNotJson,
  settingsOtherCase,
  settingsTooLarge,
  settingsUnreadable,
} from './messages.ts';
import { listingOf, otherCases } from './other-case.ts';
import type { SettingsContent } from './settings-shape.ts';

export const SETTINGS_NAME = 'mcp-lock.config.json';
const PACKAGE = 'package.json';
/** Of the settings in `package.json`. */
const KEY = 'mcp-lock';

const MAX_BYTES = 1024 * 1024;
const MAX_PACKAGE_BYTES = 8 * 1024 * 1024;

export interface ProjectSettings extends SettingsContent {
  /** Absolute path of the file. */
  readonly file: string;
  /** Of all that they say; the lock holds that of the accepted ones. */
  readonly hash: string;
  /** The line of a part of them, by JSON pointer: `/client`. */
  readonly lineOf: (pointer: string) => number;
}

/** Settings as they are written, before anybody looks at what they say. */
interface Written {
  readonly file: string;
  readonly text: string;
  /** From the top of the file to them: `/mcp-lock`, or nothing. */
  readonly pointer: string;
  readonly value: Json;
}

/**
 * Undefined where there are none, or none that say anything. `quick`: one file is read; that there is no second one was checked where
 * they were accepted.
 */
export async function projectSettings(
  folder: string,
  host: Host,
  quick = false,
): Promise<ProjectSettings | undefined> {
  const own = await settingsFile(join(folder, SETTINGS_NAME), host);
  const inPackage = quick && own !== undefined ? undefined : await packageKey(join(folder, PACKAGE), host);
  if (own !== undefined && inPackage !== undefined)
    throw failure(settingsInTwoFiles(), own.file, inPackage, host);
  const written = own ?? inPackage;
  if (written === undefined) return undefined;
  const { settingsProblems, contentOf } = await import('./settings-shape.ts');
  const problems = settingsProblems(written.value);
  if (problems.length > 0) throw invalid(problems, written, host);
  const { $schema: _, ...value } = written.value as JsonObject;
  if (Object.keys(value).length === 0) return undefined;
  const { file, text, pointer } = written;
  const lineOf = (below: string) => linesOfPointers(text, [pointer + below])[0] ?? 1;
  return { file, hash: hashOf(value), lineOf, ...contentOf(value) };
}

/** Throws E_CONFIG for a file that only other disks take for that of the settings. */
export async function refuseOtherCase(folder: string, place: Place, host: Host): Promise<void> {
  const file: ConfigFile = { path: join(folder, SETTINGS_NAME), scope: 'project', folder };
  const [other] = await otherCases(file, place, listingOf(host), host);
  if (other !== undefined) throw refused(settingsOtherCase(SETTINGS_NAME), other.file.path, host);
}

async function settingsFile(file: string, host: Host): Promise<Written | undefined> {
  const found = await textAt(file, MAX_BYTES, host);
  if (found === undefined) return undefined;
  const { text, leadsOut } = found;
  if (leadsOut) throw refused(settingsLinkOutside(), file, host);
  const reading = parseJson(text);
  if (reading.ok) return { file, text, pointer: '', value: reading.value };
  throw placed(settingsNotJson(reading.fault), file, text, reading.offset, host);
}

/**
 * The key of `package.json`. That file belongs to others: what is wrong with the rest of it matters only where it makes the key
 * doubtful. Two parsers may read a key differently that stands twice, also if one of them is escaped.
 */
async function packageKey(file: string, host: Host): Promise<Written | undefined> {
  const found = await textAt(file, MAX_PACKAGE_BYTES, host);
  if (found === undefined || !MAY_HAVE_KEY.test(found.text)) return undefined;
  const { text, leadsOut } = found;
  const reading = parseJson(text);
  if (!reading.ok) {
    if (!mentionsKey(text)) return undefined;
    throw placed(settingsNotJson(reading.fault), file, text, reading.offset, host);
  }
  if (!isObject(reading.value)) return undefined;
  const alike = Object.keys(reading.value).find((key) => key !== KEY && spelled(key) === spelled(KEY));
  if (alike !== undefined)
    throw placed(settingsKeyMisspelled(alike), file, text, text.indexOf(`"${alike}"`), host);
  if (!Object.hasOwn(reading.value, KEY)) return undefined;
  if (leadsOut) throw refused(settingsLinkOutside(), file, host);
  return { file, text, pointer: `/${KEY}`, value: reading.value[KEY] as Json };
}

/** Anything else has no such key, however it is escaped. */
const MAY_HAVE_KEY = /mcp[-_ ]?lock|\\u/i;

const spelled = (key: string): string => foldedCase(key).replace(/[-_ ]/g, '');

/** Whether a file that is no strict JSON may have the key at its top level. */
function mentionsKey(text: string): boolean {
  try {
    const value = JSON.parse(text) as Json;
    return isObject(value) && Object.keys(value).some((key) => spelled(key) === spelled(KEY));
  } catch {
    return /"mcp-lock"\s*:\s*\{/i.test(text);
  }
}

/** The text without a byte order mark; undefined where nothing is. Throws E_CONFIG for anything but a regular file of UTF-8. */
async function textAt(
  file: string,
  most: number,
  host: Host,
): Promise<{ readonly text: string; readonly leadsOut: boolean } | undefined> {
  try {
    const kind = await host.files.kind(file);
    const isLink = await host.files.isLink(file);
    if (kind === undefined && !isLink) return undefined;
    if (kind !== 'file') throw refused(settingsNotFile(), file, host);
    if ((await host.files.size(file)) > most)
      throw refused(settingsTooLarge(most / (1024 * 1024)), file, host);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await host.files.read(file));
    return { text, leadsOut: isLink && !(await isReallyInside(dirname(file), file, host)) };
  } catch (error) {
    if (error instanceof McpLockError) throw error;
    const reason = errno(error) ?? '';
    throw refused(settingsUnreadable(/^E[A-Z]+$/.test(reason) ? reason : 'not UTF-8'), file, host, error);
  }
}

const refused = (said: ErrorMessage, file: string, host: Host, cause?: unknown): McpLockError =>
  new McpLockError(said, { place: shown(file, host), ...(cause === undefined ? {} : { cause }) });

function invalid(
  problems: readonly { readonly pointer: string; readonly problem: string }[],
  { file, text, pointer }: Written,
  host: Host,
): McpLockError {
  const pointers = problems.map((one) => pointer + one.pointer);
  const lines = linesOfPointers(text, pointers);
  const listed = problems.map(({ problem }, at) => ({
    line: lines[at] ?? 1,
    pointer: pointers[at] ?? '',
    problem,
  }));
  return new McpLockError(settingsInvalid(listed), { place: `${shown(file, host)}:${lines[0] ?? 1}` });
}

function placed(said: ErrorMessage, file: string, text: string, offset: number, host: Host): McpLockError {
  const { line, column } = positionOf(text, Math.max(0, offset));
  return new McpLockError(said, { place: `${shown(file, host)}:${line}:${column}` });
}

function failure(said: ErrorMessage, file: string, { file: other, text, pointer }: Written, host: Host) {
  const [line = 1] = linesOfPointers(text, [pointer]);
  return new McpLockError(said, { place: `${shown(file, host)}, ${shown(other, host)}:${line}` });
}
