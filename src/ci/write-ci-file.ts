/**
 * `init --ci`: the file of a CI service, shown, asked about and written once. A service and settings in, exit status out. Never replaces a
 * file, follows no link, and locks nothing.
 */
import { dirname, join, relative } from 'node:path';
import { unknownValue } from '../config/messages.ts';
import type { Settings } from '../config/settings.ts';
import { breakCommands, printable } from '../display/printable.ts';
import { errno, McpLockError } from '../errors.ts';
import { isFile } from '../host/kind-at.ts';
import { shown } from '../host/shown-path.ts';
import { askToGoOn } from '../update/consent.ts';
import {
  ciFileCurrent,
  ciFileExists,
  ciFileLinked,
  ciFileNotAnswered,
  ciFileQuestion,
  ciFileUnwritable,
  ciFileWritten,
  ciFolderNotPlain,
  ciNeedsYes,
} from './messages.ts';
import { CI_SERVICES } from './templates.ts';

interface CiFileOptions {
  readonly ci: string;
  readonly yes?: boolean;
}

/** Throws E_USAGE for an unknown service, a file that is there, and without `--yes` where nobody can be asked; E_INTERRUPTED on a no. */
export async function writeCiFile(
  { ci, yes = false }: CiFileOptions,
  version: string,
  settings: Settings,
): Promise<number> {
  const { host, interactive, project, root, lockPath } = settings;
  const service = CI_SERVICES.find(({ id }) => id === ci);
  if (service === undefined)
    throw new McpLockError(
      unknownValue(
        '--ci',
        ci,
        CI_SERVICES.map(({ id }) => id),
      ),
    );
  if (!interactive && !yes) throw new McpLockError(ciNeedsYes());
  const top = project.gitRoot ?? root;
  const text = service.text(version, folderFlag(relative(top, root)));
  const last = service.paths.length - 1;
  for (const [at, path] of service.paths.entries()) {
    const file = join(top, path);
    await refuseLinks(path, top, settings);
    const there = await isThere(file, text, settings);
    if (there === 'same') {
      host.terminal.stdout(ciFileCurrent(shown(file, host)));
      return 0;
    }
    if (there === 'other' && at < last) continue;
    if (there === 'other') throw new McpLockError(ciFileExists(), { place: shown(file, host) });
    const lines = text.trimEnd().split('\n');
    const shownText = [shown(file, host), ...lines.map((line) => `  + ${line}`.trimEnd())];
    host.terminal.stderr(`${breakCommands(shownText.map((line) => printable(line)).join('\n'))}\n`);
    if (interactive && !yes) await askToGoOn(ciFileQuestion(), ciFileNotAnswered(), settings);
    await create(file, text, settings);
    const include = at === 0 ? undefined : service.include;
    const isLocked = await isFile(lockPath, host);
    host.terminal.stdout(ciFileWritten(shown(file, host), { include, isLocked }));
    return 0;
  }
  return 0;
}

/** Of a folder that a YAML file and a shell read as one word. Throws E_USAGE for another one. */
function folderFlag(folder: string): string {
  const path = folder.replaceAll('\\', '/');
  if (path === '') return '';
  if (!/^[A-Za-z0-9_][\w./-]*$/.test(path)) throw new McpLockError(ciFolderNotPlain());
  return ` --cwd ${path}`;
}

/** A link on the way could lead out of the repository. */
async function refuseLinks(path: string, top: string, { host }: Settings): Promise<void> {
  const parts = path.split('/');
  for (const at of parts.keys()) {
    const one = join(top, ...parts.slice(0, at + 1));
    if (await host.files.isLink(one)) throw new McpLockError(ciFileLinked(), { place: shown(one, host) });
  }
}

async function isThere(
  file: string,
  text: string,
  { host }: Settings,
): Promise<'same' | 'other' | undefined> {
  if ((await host.files.look(file).catch(() => undefined)) === undefined) return undefined;
  const bytes = await host.files.readStart(file, 64 * 1024).catch(() => new Uint8Array());
  return Buffer.from(bytes).toString().replaceAll('\r\n', '\n') === text ? 'same' : 'other';
}

async function create(file: string, text: string, { host }: Settings): Promise<void> {
  try {
    const folder = dirname(file);
    if ((await host.files.kind(folder)) === undefined) await host.files.makePrivateFolder(folder);
    await host.files.create(file, text);
  } catch (error) {
    throw new McpLockError(ciFileUnwritable(errno(error) ?? 'unknown reason'), {
      place: shown(file, host),
      cause: error,
    });
  }
}
