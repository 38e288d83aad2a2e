/** A server process with its watchdog: what to run in, both out, ended together. Never touches the streams of the server. */
import type { ServerHost } from '../host/host.ts';
import type { ProcessRequest } from '../launch/target.ts';
import type { ServerProcess } from '../server/process.ts';
import { startProcess } from '../server/process.ts';
import { startWatchdog } from './watchdog.ts';

export interface WatchedServer {
  readonly request: ProcessRequest;
  readonly server: ServerProcess;
  readonly end: () => Promise<void>;
}

/** Starts both. Throws E_LAUNCH when the program cannot be run. */
export async function startWatched(request: ProcessRequest, host: ServerHost): Promise<WatchedServer> {
  // First, so that no server runs without a watchdog.
  const watchdog = await startWatchdog(host);
  const server = await startProcess(request, host).catch((error: unknown) => {
    watchdog.done();
    throw error;
  });
  watchdog.cover(server.pid);
  return {
    request,
    server,
    end: async () => {
      await server.close();
      watchdog.done();
    },
  };
}

/** Whether a server was started by the same request. */
export const isRunOf = (request: ProcessRequest, { request: other }: WatchedServer): boolean =>
  request.command === other.command &&
  request.cwd === other.cwd &&
  JSON.stringify(request.args) === JSON.stringify(other.args) &&
  JSON.stringify(Object.entries(request.env).sort()) === JSON.stringify(Object.entries(other.env).sort());
