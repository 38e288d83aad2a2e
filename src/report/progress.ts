/**
 * What is still being waited for, on stderr: names and phases in; on a terminal one line that is drawn again each second and gone when the
 * work is done; elsewhere a line every ten seconds. Says nothing about a run that is faster than that.
 */
import { breakCommands, printable } from '../display/printable.ts';
import { CLEAR_LINE } from '../display/style.ts';
import { truncate } from '../display/width.ts';
import type { Host } from '../host/host.ts';
import type { Phase } from '../model.ts';
import { progressLine, serverAtWork } from './messages.ts';

interface Progress {
  readonly start: (name: string) => void;
  readonly phase: (name: string, phase: Phase) => void;
  readonly done: (name: string) => void;
  readonly clear: () => void;
}

interface AtWork {
  /** Its name, as it is drawn. */
  readonly shown: string;
  readonly phase: Phase;
  readonly since: number;
}

interface Screen {
  readonly host: Pick<Host, 'terminal' | 'now' | 'timer'>;
  readonly quiet: boolean;
  /** The command that was typed. */
  readonly command: string;
}

/** Milliseconds between two drawings of the line, and between two lines where there is no terminal. */
const DRAWN_MS = 1_000;
const TOLD_MS = 10_000;

/** Columns of a name at most, of a server with its phase at least, and servers in a line of a log. */
const NAME_COLUMNS = 40;
const LEAST_COLUMNS = 10;
const MOST_NAMED = 8;

/** Commands whose stderr belongs to another program, or to a protocol. */
const OF_OTHERS: ReadonlySet<string> = new Set(['exec', 'guard', 'hook']);

const SILENT: Progress = {
  start: () => undefined,
  phase: () => undefined,
  done: () => undefined,
  clear: () => undefined,
};

/** `verb`: the word before the count, as "Checking". With `quiet` it says nothing. */
export function makeProgress(verb: string, total: number, { host, quiet, command }: Screen): Progress {
  const { terminal } = host;
  const isDrawn = terminal.stderrIsTTY;
  if (quiet || total === 0 || (!isDrawn && OF_OTHERS.has(command))) return SILENT;
  /** In the order in which the phases began: who is waited for longest is the first. */
  const running = new Map<string, AtWork>();
  let finished = 0;
  let over = false;
  let stopTimer = () => {};
  const line = (most: number) => {
    const names = [...running.values()]
      .slice(0, most)
      .map(({ shown, phase, since }) => serverAtWork(shown, phase, Math.floor((host.now() - since) / 1000)));
    return breakCommands(progressLine(verb, finished, total, names, running.size - names.length));
  };
  const draw = () => {
    // Servers that are still being ended when the run is over draw no line again.
    if (!isDrawn || over) return;
    const { columns } = terminal;
    terminal.stderr(`${CLEAR_LINE}${truncate(line(Math.ceil(columns / LEAST_COLUMNS)), columns - 1)}`);
  };
  const tick = () => {
    stopTimer = host.timer(isDrawn ? DRAWN_MS : TOLD_MS, () => {
      if (over) return;
      if (isDrawn) draw();
      else if (running.size > 0) terminal.stderr(`${line(MOST_NAMED)}\n`);
      tick();
    });
  };
  const set = (name: string, phase: Phase) => {
    const before = running.get(name);
    if (over || before?.phase === phase) return;
    const shown = before?.shown ?? truncate(printable(name), NAME_COLUMNS);
    running.delete(name);
    running.set(name, { shown, phase, since: host.now() });
    draw();
  };
  tick();
  return {
    start: (name) => set(name, 'checking'),
    phase: (name, phase) => {
      if (running.has(name)) set(name, phase);
    },
    done: (name) => {
      running.delete(name);
      finished += 1;
      draw();
    },
    clear: () => {
      over = true;
      stopTimer();
      if (isDrawn) terminal.stderr(CLEAR_LINE);
    },
  };
}
