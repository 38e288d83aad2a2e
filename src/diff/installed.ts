/**
 * The release that is locked against the one that was installed: an origin and npm's note in, findings out. Pure.
 */
import type { Finding, Origin } from '../model.ts';
import { finding } from './finding.ts';

/** Other bytes under the locked version, or another version. */
export function compareInstalled(
  server: string,
  { version, integrity }: Origin,
  installed: { readonly version: string; readonly integrity?: string },
): readonly Finding[] {
  if (version === undefined) return [];
  const one = (field: 'version' | 'integrity', before: string, after: string | undefined) => {
    const subject = { kind: 'origin', pointer: `/${field}` } as const;
    return finding(`origin/${field}-changed`, server, { subject, before, after });
  };
  if (version !== installed.version) return [one('version', version, installed.version)];
  if (integrity === undefined) return [];
  // One sum in common is enough; a weaker sum alone vouches for nothing.
  const sums = installed.integrity?.split(' ') ?? [];
  return integrity.split(' ').some((sum) => sums.includes(sum))
    ? []
    : [one('integrity', integrity, installed.integrity)];
}
