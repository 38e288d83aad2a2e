/**
 * One observation under one deadline: connect, read as asked, close whatever happens. Target in, surface and era
 * out, or E_*. Never leaves a process behind.
 */
import { McpLockError } from '../errors.ts';
import type { Host } from '../host.ts';
import type { Surface } from '../model.ts';
import type { Connection, Target } from './connect.ts';
import { connect } from './connect.ts';
import { readSurface, readWhenQuiet } from './observe.ts';

export interface SessionOptions {
  readonly root: string;
  readonly timeoutMs: number;
  readonly era: 'modern' | 'legacy';
  /** When it accepts the first read that is what counts; otherwise (or without it) the read after quiet does. */
  readonly accept?: (first: Surface) => boolean;
}

/** Reads a server's surface once. */
export async function observeOnce(target: Target, options: SessionOptions, host: Host): Promise<Surface> {
  const deadline = new AbortController();
  let phase = 'while it was starting';
  const timer = setTimeout(
    () =>
      deadline.abort(
        new McpLockError('E_TIMEOUT', `no answer within ${options.timeoutMs / 1000} s ${phase}`, {
          next: `give it longer: --timeout ${Math.ceil((options.timeoutMs / 1000) * 3)}`,
        }),
      ),
    options.timeoutMs,
  );
  const signal = AbortSignal.any([host.signal, deadline.signal]);
  let connection: Connection | undefined;
  try {
    const { root, timeoutMs, era } = options;
    connection = await connect(target, { host, root, signal, timeoutMs, era });
    phase = 'while its lists were read';
    if (options.accept !== undefined) {
      const first = await readSurface(connection);
      if (options.accept(first)) return first;
    }
    return await readWhenQuiet(connection, host);
  } finally {
    clearTimeout(timer);
    await connection?.close();
  }
}
