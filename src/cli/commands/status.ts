/**
 * `mcp-lock status`: what guards hid or refused for the lockfile of this folder and for that of the user. Reads only what guards kept.
 * Starts nothing and uses no network.
 */
import type { Settings } from '../../config/settings.ts';
import { foldedText } from '../../display/fold.ts';
import { locksHere } from '../../guard/kept/locks-here.ts';
import type { HiddenByServer } from '../../guard/kept/read-kept.ts';
import { readKept } from '../../guard/kept/read-kept.ts';
import { itemWords } from '../../guard/log.ts';
import { diffCommand, verifyCommand } from '../../guard/messages.ts';
import { shown } from '../../host/shown-path.ts';
import {
  hiddenBy,
  hiddenItem,
  hiddenLockfile,
  hiddenMore,
  hiddenNext,
  nothingHidden,
  statusLine,
} from '../messages.ts';

/** Lines for one server without `-v`. */
const MOST_LINES = 20;

/** Exit status 1: something was hidden or refused and counts still. With `--line` always 0, so that a prompt keeps its own status. */
export async function statusCommand(line: boolean, settings: Settings): Promise<number> {
  const { host, lockPath, project } = settings;
  const all = await readKept(await locksHere(project, lockPath, host), host);
  const current = all.filter(({ earlier }) => !earlier);
  if (line) {
    const text = statusLine(
      current.map(({ server, items, more }) => ({ server, count: items.length + more })),
    );
    if (text !== '') host.terminal.stdout(`${text}\n`);
    return 0;
  }
  const lines = all.flatMap((one) => linesOf(one, settings));
  const text = (lines.length === 0 ? [nothingHidden()] : lines).join('\n');
  host.terminal.stdout(`${foldedText(text, settings.render.columns)}\n`);
  return current.length === 0 ? 0 : 1;
}

function linesOf(
  { server, items, more, onDrift, lock, lockIs, earlier }: HiddenByServer,
  { host, render }: Settings,
): readonly string[] {
  const most = render.verbose ? items.length : MOST_LINES;
  const rest = Math.max(0, items.length - most) + more;
  const onlyStopped = items.every(({ event }) => event.event === 'stopped');
  // Without the lock nothing can be compared; `verify` says what to do about it.
  const next = onlyStopped || lockIs !== 'read' ? verifyCommand(server) : diffCommand(server);
  return [
    hiddenBy(server, earlier),
    ...items.slice(0, most).map(({ event, at, count }) => hiddenItem(at, itemWords(event, onDrift), count)),
    ...(rest === 0 ? [] : [hiddenMore(rest)]),
    hiddenLockfile(shown(lock, host), lockIs),
    ...(earlier ? [] : [hiddenNext(next, render.flags ?? '')]),
  ];
}
