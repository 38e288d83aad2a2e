/**
 * The last lines of `upgrade`: what was written and how to take it back, or what was left as it is and how to accept it. Outcome in, lines
 * on stdout.
 */
import type { Settings } from '../config/settings.ts';
import { shellWord } from '../display/shell-word.ts';
import { shown } from '../host/shown-path.ts';
import type { Candidate } from './decide.ts';
import { acceptanceNeedsFlag, leftAsLocked, nothingWritten, undoLine, upgraded } from './messages.ts';
import { acceptFlags, folded } from './update-outcome.ts';
import type { WantedVersion } from './wanted-version.ts';

/** `left`: empty where the terminal went away. */
export function sayLeft(left: readonly Candidate[], { version }: WantedVersion, settings: Settings): void {
  const { host, interactive, render } = settings;
  const say = (text: string) => host.terminal.stdout(folded(text, settings));
  for (const one of left) {
    say(leftAsLocked([one]));
    const words = [shellWord(one.server) ?? 'SERVER', version, ...acceptFlags([one], {})];
    const command = `mcp-lock upgrade ${words.join(' ')}`;
    if (!interactive) say(acceptanceNeedsFlag(command, render.flags ?? ''));
  }
  say(nothingWritten());
}

interface Upgraded {
  readonly key: string;
  readonly wanted: WantedVersion;
  /** Config files, absolute. */
  readonly files: readonly string[];
  readonly dryRun: boolean;
  readonly totals: string;
  readonly undo: string | undefined;
}

export function sayUpgraded(
  { key, wanted, files, dryRun, totals, undo }: Upgraded,
  settings: Settings,
): void {
  const { host, lockPath, quiet } = settings;
  const paths = [...files, lockPath].map((path) => shown(path, host));
  const said = upgraded(key, wanted.from, wanted.version, paths, totals, dryRun);
  host.terminal.stdout(folded(said, settings));
  if (undo !== undefined && !quiet) host.terminal.stdout(folded(undoLine(undo), settings));
}
