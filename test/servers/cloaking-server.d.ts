import type { ServerProcess } from './scripted-server.js';

export function serve(process: Pick<ServerProcess, 'argv' | 'stdin' | 'stdout'>): Promise<void>;
