/**
 * Changed files of which only the line ends differ, told as that: findings about an origin, and both origins, in; findings out. Reads
 * these files again. It stays drift: other bytes are other code.
 */
import type { Place } from '../contracts.ts';
import { lineEnds } from '../diff/origin.ts';
import type { Host } from '../host/host.ts';
import { differsInLineEnds } from '../launch/file/line-ends.ts';
import type { Finding, Origin } from '../model.ts';

export function withLineEnds(
  findings: readonly Finding[],
  before: Origin,
  after: Origin,
  place: Place,
  host: Host,
): Promise<readonly Finding[]> {
  const [locked, now] = [filesOf(before), filesOf(after)];
  return Promise.all(
    findings.map(async (one): Promise<Finding> => {
      if (one.rule !== 'origin/file-changed' && one.rule !== 'origin/lockfile-changed') return one;
      // As information, the other rule says more.
      if (one.severity === 'info') return one;
      const file = now.find(({ integrity }) => integrity === one.after);
      const known = locked.find(({ integrity, url }) => integrity === one.before && url === file?.url);
      if (file === undefined || known === undefined) return one;
      return (await differsInLineEnds(known, file, place, host)) ? lineEnds(one) : one;
    }),
  );
}

const filesOf = ({ parts = [], ...origin }: Origin): readonly Origin[] => [
  ...(origin.url.startsWith('file:') ? [origin] : []),
  ...parts.flatMap(filesOf),
];
