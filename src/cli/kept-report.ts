/**
 * The last report about each lockfile, kept for this user alone, so that it can be looked at in a browser later: a report in, a file in the
 * state folder out, and back. Never fails a run: what cannot be written is not kept, and neither is what is too large, or anything in CI.
 */
import { dirname, join } from 'node:path';
import type { Settings } from '../config/settings.ts';
import type { RenderOptions } from '../contracts.ts';
import { shortHash } from '../guard/kept/record.ts';
import type { Host } from '../host/host.ts';
import { realPathOf } from '../host/is-inside.ts';
import { stateFiles, stateFoldersOutside } from '../host/state-folder.ts';
import { isObject } from '../lock/pointer.ts';
import type { Json, Report } from '../model.ts';

type Keeper = Pick<Settings, 'host' | 'lockPath'>;

/** Bytes of one report, and reports of one user. */
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_REPORTS = 40;
const VERSION = 1;

interface KeptReport {
  readonly report: Report;
  readonly render: Pick<RenderOptions, 'flags' | 'userFlags' | 'as' | 'about'>;
}

/** `report`: as it is shown. */
export async function keepReport(
  report: Report,
  { flags, userFlags, as, about }: RenderOptions,
  keeper: Keeper,
): Promise<void> {
  const { host } = keeper;
  if (host.env['CI']) return;
  try {
    const path = await placeOf('json', keeper);
    if (path === undefined) return;
    const text = textOf({ version: VERSION, render: { flags, userFlags, as, about }, report });
    // An older report must not be taken for this one.
    if (text === undefined) return await host.ownFiles.remove(path);
    if ((await host.files.kind(path).catch(() => undefined)) === undefined) await removeOldest(host);
    await host.ownFiles.write(path, text);
  } catch {
    // The run itself does not need the file.
  }
}

/** Undefined if it has too many bytes. A part at a time: one text can be longer than all that is kept. */
function textOf({
  report,
  ...rest
}: {
  readonly report: Report;
  readonly [key: string]: unknown;
}): string | undefined {
  const { findings, ...others } = report;
  const parts: string[] = [];
  let length = 0;
  for (const finding of findings) {
    const part = JSON.stringify(finding);
    length += part.length;
    if (length > MOST_BYTES) return undefined;
    parts.push(part);
  }
  const text = JSON.stringify({ ...rest, report: { ...others, findings: [] } });
  const whole = `${text.slice(0, -'[]}}'.length)}[${parts.join(',')}]}}\n`;
  return Buffer.byteLength(whole) > MOST_BYTES ? undefined : whole;
}

async function removeOldest(host: Host): Promise<void> {
  const paths = await stateFiles((name) => /^report-[0-9a-f]{16}\.json$/.test(name), host);
  if (paths.length < MOST_REPORTS) return;
  const aged = await Promise.all(
    paths.map(async (path) => ({
      path,
      age: (await host.files.look(path).catch(() => undefined))?.ageMs ?? 0,
    })),
  );
  aged.sort((a, b) => b.age - a.age);
  for (const { path } of aged.slice(0, paths.length - MOST_REPORTS + 1)) {
    await host.ownFiles.remove(path);
    await host.ownFiles.remove(path.replace(/json$/, 'html'));
  }
}

/** The last one; undefined if none is kept or it is damaged. */
export async function keptReport(keeper: Keeper): Promise<KeptReport | undefined> {
  const path = await placeOf('json', keeper);
  const text = path === undefined ? undefined : await keeper.host.ownFiles.read(path, MOST_BYTES);
  try {
    const value = JSON.parse(text ?? '') as Json;
    return isKept(value) ? (value as unknown as KeptReport) : undefined;
  } catch {
    return undefined;
  }
}

/** Only mcp-lock writes the file, but it can be of another version. */
const isKept = (value: Json): boolean =>
  isObject(value) && value['version'] === VERSION && isObject(value['report']) && isObject(value['render']);

/** Where a page about a lockfile is written, for a browser to open; undefined if there is no folder for it. */
export const pagePlace = (what: 'html' | 'show.html', keeper: Keeper): Promise<string | undefined> =>
  placeOf(what, keeper);

async function placeOf(ending: string, { host, lockPath }: Keeper): Promise<string | undefined> {
  const [folder] = await stateFoldersOutside(dirname(lockPath), host);
  if (folder === undefined) return undefined;
  return join(folder, `report-${shortHash(await realPathOf(lockPath, host))}.${ending}`);
}
