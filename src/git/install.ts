/**
 * Sets git's drivers up for one repository: the settings into its own config, never into that of the user, and, once a person has seen
 * them, a line into `.gitattributes` and one into CODEOWNERS. A second run changes nothing. Starts git alone.
 */
import { basename, dirname, join } from 'node:path';
import type { Settings } from '../config/settings.ts';
import { errno, McpLockError } from '../errors.ts';
import { runGit } from '../host/git.ts';
import { isFile, kindAt } from '../host/kind-at.ts';
import { shown } from '../host/shown-path.ts';
import { isYesOrEnter } from '../update/consent.ts';
import { OWNER_FILES, ownersLine } from './code-owners.ts';
import { ATTRIBUTES, DRIVER_SETTINGS, UNDO } from './driver-settings.ts';
import {
  driversInstalled,
  driversKnown,
  gitFailed,
  linesAsked,
  linesLeft,
  linesQuestion,
  lineWritten,
  noProgramOnPath,
  noRepository,
  ownersUnknown,
} from './messages.ts';
import { programOnPath } from './program-on-path.ts';

/** A line that a file of the repository lacks. */
interface NewLine {
  readonly path: string;
  readonly line: string;
  readonly text: string;
}

/** Resolves to the exit status. Throws E_USAGE outside of a repository, and E_INTERRUPTED where a person leaves. */
export async function installDrivers(yes: boolean, settings: Settings): Promise<0> {
  const { host, lockPath, quiet } = settings;
  const say = (text: string) => void (quiet || host.terminal.stdout(text));
  const folder = dirname(lockPath);
  const top = (await git(['rev-parse', '--show-toplevel'], folder, settings, true))?.trim();
  if (!top) throw new McpLockError(noRepository());
  const changed: string[] = [];
  for (const [name, value] of DRIVER_SETTINGS) {
    const now = await git(['config', '--local', '--get-all', name], folder, settings, true);
    if (now === `${value}\n`) continue;
    await git(['config', '--local', '--replace-all', name, value], folder, settings);
    changed.push(name);
  }
  say(changed.length === 0 ? driversKnown() : driversInstalled(changed, UNDO));
  if (!(await programOnPath(host))) host.terminal.stderr(noProgramOnPath());
  const name = basename(lockPath);
  const owners = await ownersIn(top, name, settings);
  const lines = [await attributesIn(top, folder, name, settings), owners.line].flatMap((one) => one ?? []);
  if (lines.length > 0) await offer(lines, yes, settings);
  if (owners.unknown !== undefined) say(ownersUnknown(owners.unknown, name));
  return 0;
}

/** Shows the lines, asks, and writes them. */
async function offer(lines: readonly NewLine[], yes: boolean, settings: Settings): Promise<void> {
  const { host, interactive, quiet } = settings;
  const named = lines.map(({ path, line }) => ({ file: shown(path, host), line }));
  if (!yes) {
    host.terminal.stderr(linesAsked(named));
    const answer = interactive ? await host.terminal.ask(linesQuestion(lines.length)) : undefined;
    host.signal.throwIfAborted();
    if (answer === undefined || !isYesOrEnter(answer)) {
      host.terminal.stderr(linesLeft(interactive));
      return;
    }
  }
  for (const { path, text, line } of lines) {
    await host.files.replace(path, text);
    if (!quiet) host.terminal.stdout(lineWritten(shown(path, host), line));
  }
}

async function attributesIn(
  top: string,
  folder: string,
  name: string,
  settings: Settings,
): Promise<NewLine | undefined> {
  const names = ['diff', 'merge', 'linguist-generated'];
  const told = await git(['check-attr', '-z', ...names, '--', name], folder, settings, true);
  const fields = (told ?? '').split('\0');
  const value = (attribute: string) => fields[fields.indexOf(attribute, 1) + 1];
  const isFolded = ['set', 'true'].includes(value('linguist-generated') ?? '');
  const isSet = value('diff') === 'mcp-lock' && value('merge') === 'mcp-lock' && !isFolded;
  if (isSet) return undefined;
  return added(join(top, '.gitattributes'), `${attributePattern(name)} ${ATTRIBUTES}`, settings);
}

/** A pattern for files of exactly this name, in every folder. */
function attributePattern(name: string): string {
  const literal = name.replace(/[[\]*?\\]/g, '\\$&').replace(/^[#!]/, '\\$&');
  return /^[\w.\\[\]*?#!-]+$/.test(literal) ? literal : JSON.stringify(literal);
}

async function ownersIn(
  top: string,
  name: string,
  settings: Settings,
): Promise<{ readonly line?: NewLine | undefined; readonly unknown?: string }> {
  const { host } = settings;
  for (const file of OWNER_FILES) {
    const path = join(top, file);
    if (!(await isFile(path, host))) continue;
    const found = ownersLine(Buffer.from(await host.files.read(path)).toString(), name);
    if (found === undefined) return {};
    if (found.owners === undefined || /\s/.test(name)) return { unknown: file };
    return { line: await added(path, `${name} ${found.owners}`, settings) };
  }
  return { unknown: OWNER_FILES[0] ?? 'CODEOWNERS' };
}

/** The file with one more line; undefined for a link, a folder or a device. */
async function added(path: string, line: string, { host }: Settings): Promise<NewLine | undefined> {
  const kind = await kindAt(path, host);
  if ((await host.files.isLink(path)) || (kind !== undefined && kind !== 'file')) return undefined;
  const before = kind === undefined ? '' : Buffer.from(await host.files.read(path)).toString();
  const end = before.includes('\r\n') ? '\r\n' : '\n';
  const gap = before === '' || before.endsWith('\n') ? '' : end;
  return { path, line, text: `${before}${gap}${line}${end}` };
}

/** stdout. `mayFail`: undefined where git says no. Throws E_USAGE. */
async function git(
  args: readonly string[],
  folder: string,
  { host }: Settings,
  mayFail = false,
): Promise<string | undefined> {
  try {
    const { code, stdout, stderr } = await runGit(args, folder, host);
    if (code === 0) return stdout;
    if (mayFail) return undefined;
    throw new McpLockError(gitFailed(stderr));
  } catch (error) {
    if (error instanceof McpLockError) throw error;
    throw new McpLockError(gitFailed(errno(error) ?? 'unknown reason'), { cause: error });
  }
}
