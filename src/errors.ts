/**
 * The one error class, its stable codes, and the exit status each code means. Drift is never an error.
 */

const EXITS = {
  E_USAGE: 2,
  E_CONFIG: 2,
  E_LOCK_MISSING: 2,
  E_LOCK_EXISTS: 2,
  E_LOCK_PARSE: 2,
  E_LOCK_CONFLICT: 2,
  E_LOCK_NEWER: 2,
  E_LOCK_FOREIGN: 2,
  E_LOCK_WRITE: 2,
  E_LAUNCH: 3,
  E_TIMEOUT: 3,
  E_PROTOCOL: 3,
  E_AUTH: 3,
  E_REGISTRY: 3,
  E_GITHUB: 3,
  E_LIMIT: 3,
  E_BUG: 70,
  E_INTERRUPTED: 130,
} as const;

export type ErrorCode = keyof typeof EXITS;

/**
 * What an error says, as a room's `messages.ts` makes it: what is wrong in one or two sentences, and what to do next. `next` is
 * one command that works when pasted (`mcp-lock update notes -i`), or a sentence of advice. The command line adds the flags of the run.
 */
export interface ErrorMessage {
  readonly code: ErrorCode;
  readonly message: string;
  readonly next?: string;
}

interface ErrorDetail {
  /** File and line, or file and JSON pointer. */
  readonly place?: string | undefined;
  /** The exact command or edit that gets the person further. */
  readonly next?: string | undefined;
  /** Last lines of a server's stderr. */
  readonly stderr?: string | undefined;
  /** Where an address led instead of answering, without secrets: drift when a lock says otherwise. */
  readonly redirect?: { readonly from: string; readonly to: string } | undefined;
  /** The file that would be started in place of a locked package, as a portable address: drift when a lock names the package. */
  readonly inPlace?: string | undefined;
  /** A person was asked and said no: there is nothing to explain. */
  readonly declined?: true;
  readonly cause?: unknown;
}

/** "Could not do the job". Shown as message, place and `next:`; any other exception is a bug (`E_BUG`, exit 70). */
export class McpLockError extends Error {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;

  constructor({ code, message, next }: ErrorMessage, given: ErrorDetail = {}) {
    const detail: ErrorDetail = next === undefined ? given : { next, ...given };
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = 'McpLockError';
    this.code = code;
    this.detail = detail;
  }
}

/** What `read` gives; undefined where it says that it could not do the job. */
export function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof McpLockError) return undefined;
    throw error;
  }
}

export const exitOf = (code: ErrorCode): number => EXITS[code];

/** Node's errno of a failed system call (`ENOENT`, `EACCES`, …), or undefined. */
export function errno(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
