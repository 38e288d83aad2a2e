/**
 * One line on stderr that says what is still being waited for, only on a terminal; gone when the work is done.
 */
import { printable } from '../display/printable.ts';
import { CLEAR_LINE } from '../display/style.ts';
import { truncate } from '../display/width.ts';
import type { Host } from '../host/host.ts';
import { progressLine } from './messages.ts';

interface Progress {
  readonly start: (name: string) => void;
  readonly done: (name: string) => void;
  readonly clear: () => void;
}

/** `verb`: the word before the count, as "Checking". Without a terminal for stderr, and with `quiet`, it draws nothing. */
export function makeProgress(
  verb: string,
  total: number,
  { host: { terminal }, quiet }: { readonly host: Pick<Host, 'terminal'>; readonly quiet: boolean },
): Progress {
  if (quiet || !terminal.stderrIsTTY)
    return { start: () => undefined, done: () => undefined, clear: () => undefined };
  const running = new Set<string>();
  let finished = 0;
  let over = false;
  const draw = () => {
    // Servers that are still being ended when the run is over draw no line again.
    if (over) return;
    const names = [...running].map((name) => printable(name)).join(', ');
    const line = progressLine(verb, finished, total, names);
    terminal.stderr(`${CLEAR_LINE}${truncate(line, terminal.columns - 1)}`);
  };
  return {
    start: (name) => {
      running.add(name);
      draw();
    },
    done: (name) => {
      running.delete(name);
      finished += 1;
      draw();
    },
    clear: () => {
      over = true;
      terminal.stderr(CLEAR_LINE);
    },
  };
}
