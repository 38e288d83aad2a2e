import type { Readable, Writable } from 'node:stream';

/** What the server uses of Node's `process`. */
export interface ServerProcess {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly pid: number;
  readonly cwd: () => string;
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly exit: (code: number) => void;
}

export function serve(process: ServerProcess): Promise<void>;
