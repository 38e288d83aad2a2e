/**
 * How much a server may send before it is refused: named limits, with units. A list past one of them ends in
 * E_LIMIT; it is never cut.
 */
export const LIMITS = {
  /** Pages of one list. */
  pages: 1_000,
  /** Items of one list. */
  items: 10_000,
  /** Bytes of one message that the guard passes on. */
  bytes: 64 * 1024 * 1024,
  /** Characters of the name or address of one item. */
  name: 8_192,
  /** Messages of one connection that answer no request of ours. */
  unrequested: 1_000,
  /** Pages that tools link to, and bytes of the text of one. */
  links: 100,
  linkBytes: 5 * 1024 * 1024,
} as const;

/** How large one message may be that is read for the lock, and all pages of one list. */
export interface SizeLimit {
  readonly bytes: number;
  /** Objects, arrays and commas: each takes memory, however short it is. */
  readonly values: number;
  /** Characters of the JSON pointers of all values. */
  readonly pointers: number;
}

const MIB = 1024 * 1024;
const USUAL_MIB = 16;
const MOST_MIB = 256;
/** For each MiB, which is far more than text has. */
const VALUES = 31_250;
const POINTERS = 8 * MIB;

/** The environment variable that raises the limit of 16 MiB. */
export const SIZE_VARIABLE = 'MCP_LOCK_MAX_MIB';

/** The limit of this run: `MCP_LOCK_MAX_MIB`, a whole number of MiB up to 256, where it is set. */
export function sizeLimit(env: Readonly<Record<string, string | undefined>>): SizeLimit {
  const text = env[SIZE_VARIABLE] ?? '';
  const mib = /^\d{1,3}$/.test(text) ? Math.min(MOST_MIB, Math.max(1, Number(text))) : USUAL_MIB;
  return { bytes: mib * MIB, values: mib * VALUES, pointers: mib * POINTERS };
}

/** What the guard takes while a session lasts. */
export const SESSION_SIZE: SizeLimit = { bytes: LIMITS.bytes, values: 64 * VALUES, pointers: 64 * POINTERS };
