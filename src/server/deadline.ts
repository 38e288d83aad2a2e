/**
 * The time limit of one observation: a limit in, a signal that aborts with E_TIMEOUT out. While a package manager downloads, the limit
 * does not count: a download has a limit of its own, and the server its whole time after it.
 */
import { printable } from '../display/printable.ts';
import { CLEAR_LINE } from '../display/style.ts';
import { McpLockError } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import type { Phase } from '../model.ts';
import { DOWNLOAD_MS, type Download } from './download.ts';
import { downloading, downloadTimeOut, timeOut } from './messages.ts';

/** Milliseconds between two looks at a download. */
const LOOK_MS = 2_000;

interface Limit {
  readonly timeoutMs: number;
  /** The limit as the person gave it. */
  readonly limitMs: number;
  readonly download?: Download | undefined;
  /** Is called with what is waited for, each time that changes. */
  readonly tell?: ((phase: Phase) => void) | undefined;
}

export interface Deadline {
  readonly signal: AbortSignal;
  /** The server is there, and its lists are read. */
  readonly started: () => void;
  /** What the process writes to stderr. */
  readonly watch: (stderr: () => string) => void;
  readonly stop: () => void;
}

export function startDeadline({ timeoutMs, limitMs, download, tell }: Limit, host: ServerHost): Deadline {
  const abort = new AbortController();
  const name = download === undefined ? '' : printable(download.name, { maxChars: 100 });
  let phase: 'start' | 'lists' = 'start';
  let stderr = () => '';
  let end = host.now() + timeoutMs;
  let told = false;
  let stopTimer = () => {};
  const latest = host.now() + DOWNLOAD_MS;
  const expired = () => abort.abort(new McpLockError(timeOut(phase, limitMs)));
  const look = async () => {
    const work = (phase === 'start' && (await download?.work(stderr()))) || 'none';
    const busy = work !== 'none';
    if (abort.signal.aborted || stopped) return;
    if (busy && host.now() >= latest) return abort.abort(new McpLockError(downloadTimeOut(name)));
    if (work === 'downloads' && !told) {
      // What is still being waited for may stand there.
      const { terminal } = host;
      terminal.stderr(`${terminal.stderrIsTTY ? CLEAR_LINE : ''}${downloading(name)}`);
    }
    told ||= work === 'downloads';
    if (phase === 'start') tell?.(work === 'downloads' ? 'downloading' : 'starting');
    if (busy) end = host.now() + timeoutMs;
    if (host.now() >= end) return expired();
    next();
  };
  let stopped = false;
  const next = () => {
    const left = Math.max(1, end - host.now());
    stopTimer =
      download === undefined || phase === 'lists'
        ? host.timer(left, expired)
        : host.timer(Math.min(LOOK_MS, left), () => void look());
  };
  next();
  return {
    signal: abort.signal,
    started: () => {
      phase = 'lists';
      tell?.('reading');
    },
    watch: (reader) => {
      stderr = reader;
    },
    stop: () => {
      stopped = true;
      stopTimer();
    },
  };
}
