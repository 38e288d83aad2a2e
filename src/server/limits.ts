/**
 * How much a server may send before it is refused: named limits, with units. A list past one of them ends in
 * E_LIMIT; it is never cut.
 */
export const LIMITS = {
  /** Pages of one list. */
  pages: 1_000,
  /** Items of one list. */
  items: 10_000,
  /** Bytes of one message, and of all pages of one list. */
  bytes: 64 * 1024 * 1024,
  /** Objects, arrays and commas of one message, and of all pages of one list. */
  values: 1_000_000,
  /** Messages of one connection that answer no request of ours. */
  unrequested: 1_000,
  /** Pages that tools link to, and bytes of the text of one. */
  links: 100,
  linkBytes: 5 * 1024 * 1024,
} as const;
