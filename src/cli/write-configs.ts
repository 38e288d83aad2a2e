/**
 * Writes changed configs: the new texts in; shows the difference, asks once, and writes each file whole
 * or not at all. Never writes in CI without `--yes`.
 */
import type { ConfigText } from '../config/config-text.ts';
import { writeConfig } from '../config/config-text.ts';
import type { Settings } from '../config/settings.ts';
import { foldedText } from '../display/fold.ts';
import { breakCommands } from '../display/printable.ts';
import type { Palette } from '../display/style.ts';
import { palette } from '../display/style.ts';
import { McpLockError } from '../errors.ts';
import { shown } from '../host/shown-path.ts';
import { askToGoOn } from '../update/consent.ts';
import { configWritten, rewriteNeedsYes, rewriteNotAnswered, rewriteQuestion } from './messages.ts';

/** A config as it would be. */
export interface NewText {
  readonly config: ConfigText;
  readonly text: string;
  /** The change as a person reads it, without what may be secret in the file. */
  readonly lines: (name: string, paint: Palette) => readonly string[];
  /** What was done to it: `1 server pinned`. */
  readonly done: string;
}

/** Throws E_USAGE in CI without `--yes`. */
export function refuseWithoutConsent(yes: boolean, { host }: Settings): void {
  if (!host.env['CI'] || yes) return;
  throw new McpLockError(rewriteNeedsYes());
}

/** Lines for a person, on stderr. */
export const printLines = (lines: readonly string[], { host }: Settings): void =>
  host.terminal.stderr(`${breakCommands(lines.join('\n'))}\n`);

/** `otherwise`: a further way on for the error, see `rewriteNotAnswered`. Throws E_INTERRUPTED on a no, E_CONFIG as `writeConfig`. */
export async function writeConfigs(
  texts: readonly NewText[],
  yes: boolean,
  otherwise: string,
  settings: Settings,
): Promise<void> {
  const { host, quiet, interactive, render } = settings;
  const asks = interactive && !yes;
  if (!quiet || asks) {
    const paint = palette(render.color);
    const lines = texts.flatMap(({ config, lines: of }) => of(shown(config.path, host), paint));
    printLines(lines, settings);
  }
  if (asks) await askToGoOn(rewriteQuestion(), rewriteNotAnswered(otherwise), settings);
  for (const { config, text, done } of texts) {
    host.signal.throwIfAborted();
    await writeConfig(config, text, host);
    if (!quiet)
      host.terminal.stdout(foldedText(configWritten(shown(config.path, host), done), render.columns));
  }
}
