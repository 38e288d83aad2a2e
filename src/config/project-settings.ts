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
import { JSON_FAULTS } from '../lock/messages.ts';
import { SETTINGS_NAME } from '../lock/nearest-lock.ts';
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

/** A file and its text, without a byte order mark. */
export interface SettingsFile {
  /** Absolute path. */
  readonly path: string;
  readonly text: string;
  /** It is a link to a file outside its folder. */
  readonly leadsOut?: boolean;
}

/**
 * Undefined without settings, and for empty ones. `quick`: one file is read; the run in which they were accepted checked that there is
 * no second one.
 */
export async function projectSettings(
  folder: string,
  host: Host,
  quick = false,
): Promise<ProjectSettings | undefined> {
  const own = await fileAt(join(folder, SETTINGS_NAME), MAX_BYTES, host);
  const manifest =
    quick && own !== undefined ? undefined : await fileAt(join(folder, PACKAGE), MAX_PACKAGE_BYTES, host);
  return settingsIn(own, manifest, host);
}

/** The same for texts that are from elsewhere, as from another revision: `mcp-lock.config.json` and `package.json`. */
export async function settingsIn(
  ownFile: SettingsFile | undefined,
  manifest: SettingsFile | undefined,
  host: Around,
): Promise<ProjectSettings | undefined> {
  const own = ownFile === undefined ? undefined : wholeFile(ownFile, host);
  const inPackage = manifest === undefined ? undefined : packageKey(manifest, host);
  if (own !== undefined && inPackage !== undefined) throw inTwoFiles(own.file, inPackage, host);
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

function wholeFile({ path, text, leadsOut }: SettingsFile, host: Around): Written {
  if (leadsOut === true) throw refused(settingsLinkOutside(), path, host);
  const reading = parseJson(text);
  if (reading.ok) return { file: path, text, pointer: '', value: reading.value };
  throw placed(settingsNotJson(JSON_FAULTS[reading.fault]), path, text, reading.offset, host);
}

/**
 * The key of `package.json`. That file belongs to others: what is wrong with the rest of it matters only where it makes the key
 * doubtful. Two parsers may read a key differently that stands twice, also if one of them is escaped.
 */
function packageKey({ path, text, leadsOut }: SettingsFile, host: Around): Written | undefined {
  if (!MAY_HAVE_KEY.test(text)) return undefined;
  const reading = parseJson(text);
  if (!reading.ok) {
    if (!mentionsKey(text)) return undefined;
    throw placed(settingsNotJson(JSON_FAULTS[reading.fault]), path, text, reading.offset, host);
  }
  const { value } = reading;
  if (!isObject(value)) return undefined;
  const alike = Object.keys(value).find((key) => key !== KEY && spelled(key) === spelled(KEY));
  if (alike !== undefined)
    throw placed(settingsKeyMisspelled(alike), path, text, text.indexOf(`"${alike}"`), host);
  if (!Object.hasOwn(value, KEY)) return undefined;
  if (leadsOut === true) throw refused(settingsLinkOutside(), path, host);
  return { file: path, text, pointer: `/${KEY}`, value: value[KEY] as Json };
}

/** Anything else has no such key, however it is escaped. */
const MAY_HAVE_KEY = /mcp[-_ ]?lock|\\u/i;

const spelled = (key: string): string => foldedCase(key).replace(/[-_ ]/g, '');

/** Whether a file that is not strict JSON may have the key at its top level. */
function mentionsKey(text: string): boolean {
  try {
    const value = JSON.parse(text) as Json;
    return isObject(value) && Object.keys(value).some((key) => spelled(key) === spelled(KEY));
  } catch {
    return /"mcp-lock"\s*:\s*\{/i.test(text);
  }
}

/** Undefined where nothing is. Throws E_CONFIG for anything but a regular file of UTF-8. */
async function fileAt(path: string, most: number, host: Host): Promise<SettingsFile | undefined> {
  try {
    const kind = await host.files.kind(path);
    const isLink = await host.files.isLink(path);
    if (kind === undefined && !isLink) return undefined;
    if (kind !== 'file') throw refused(settingsNotFile(), path, host);
    if ((await host.files.size(path)) > most)
      throw refused(settingsTooLarge(most / (1024 * 1024)), path, host);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await host.files.read(path));
    return { path, text, leadsOut: isLink && !(await isReallyInside(dirname(path), path, host)) };
  } catch (error) {
    if (error instanceof McpLockError) throw error;
    const reason = errno(error) ?? '';
    throw refused(settingsUnreadable(/^E[A-Z]+$/.test(reason) ? reason : 'not UTF-8'), path, host, error);
  }
}

/** For paths in messages. */
type Around = Pick<Host, 'cwd'>;

const refused = (said: ErrorMessage, file: string, host: Around, cause?: unknown): McpLockError =>
  new McpLockError(said, { place: shown(file, host), ...(cause === undefined ? {} : { cause }) });

function invalid(
  problems: readonly { readonly pointer: string; readonly problem: string }[],
  { file, text, pointer }: Written,
  host: Around,
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

function placed(said: ErrorMessage, file: string, text: string, offset: number, host: Around): McpLockError {
  const { line, column } = positionOf(text, Math.max(0, offset));
  return new McpLockError(said, { place: `${shown(file, host)}:${line}:${column}` });
}

function inTwoFiles(file: string, { file: other, text, pointer }: Written, host: Around): McpLockError {
  const [line = 1] = linesOfPointers(text, [pointer]);
  const place = `${shown(file, host)}, ${shown(other, host)}:${line}`;
  return new McpLockError(settingsInTwoFiles(), { place });
}
