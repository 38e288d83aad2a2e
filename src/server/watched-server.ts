/** A running server process and the request that it was started by. Never touches the streams of the server. */
import type { ServerHost } from '../host/host.ts';
import type { ProcessRequest } from '../launch/target.ts';
import type { ServerProcess } from './process.ts';
import { startProcess } from './process.ts';

export interface WatchedServer {
  readonly request: ProcessRequest;
  readonly server: ServerProcess;
  readonly end: () => Promise<void>;
}

/** Throws E_LAUNCH when the program cannot be run. */
export async function startWatched(request: ProcessRequest, host: ServerHost): Promise<WatchedServer> {
  const server = await startProcess(request, host);
  return { request, server, end: server.close };
}

/** Whether a server was started by the same request. */
export const isRunOf = (request: ProcessRequest, { request: other }: WatchedServer): boolean =>
  request.command === other.command &&
  request.cwd === other.cwd &&
  JSON.stringify(request.args) === JSON.stringify(other.args) &&
  JSON.stringify(Object.entries(request.env).sort()) === JSON.stringify(Object.entries(other.env).sort());
