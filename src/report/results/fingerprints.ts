/**
 * Names of results that stay the same from run to run, so that a service knows a result again: SHA-256 over the lockfile, the rule, the
 * server, the item and the place in it, without any text or line, and a number where several are alike.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

const DIGITS = 16;

/**
 * A function from the parts of a name to a name that it has not given yet: `0123456789abcdef:1`. `lockfile`: GitLab joins the reports of all
 * jobs, and shows one of two results with one name.
 */
export function fingerprinter(lockfile: string): (...parts: readonly string[]) => string {
  const given = new Map<string, number>();
  return (...parts) => {
    const hash = bytesToHex(sha256(utf8ToBytes([lockfile, ...parts].join('\0')))).slice(0, DIGITS);
    const count = (given.get(hash) ?? 0) + 1;
    given.set(hash, count);
    return `${hash}:${count}`;
  };
}
