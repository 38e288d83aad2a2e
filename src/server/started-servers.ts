/**
 * Servers that a run started before it knew what it is asked for: whoever starts exactly the same afterwards takes over the one that
 * runs. A request in, the running server out, once. Kept by the signal of the run, since nothing else is the same in all its parts.
 */
import type { ServerHost } from '../host/host.ts';
import type { ProcessRequest } from '../launch/target.ts';
import type { ServerProcess } from './process.ts';
import type { WatchedServer } from './watched-server.ts';
import { isRunOf } from './watched-server.ts';

const OF_RUN = new WeakMap<AbortSignal, WatchedServer[]>();

/** Returns a function that ends those that nobody took, and says whether there were any. */
export function offerStarted(
  servers: readonly WatchedServer[],
  { signal }: Pick<ServerHost, 'signal'>,
): () => Promise<boolean> {
  const offered = [...servers];
  OF_RUN.set(signal, offered);
  return async () => {
    const left = offered.splice(0);
    await Promise.all(left.map(({ end }) => end()));
    return left.length > 0;
  };
}

/** Undefined: it has to be started. */
export function takeStarted(
  request: ProcessRequest,
  { signal }: Pick<ServerHost, 'signal'>,
): ServerProcess | undefined {
  const offered = OF_RUN.get(signal) ?? [];
  const at = offered.findIndex((one) => isRunOf(request, one));
  return at < 0 ? undefined : offered.splice(at, 1)[0]?.server;
}
