/**
 * What changed in where a server's code comes from: two origins in, findings out. Pure.
 */
import compareVersions from 'semver/functions/compare.js';
import validVersion from 'semver/functions/valid.js';
import type { Finding, Origin } from '../model.ts';
import { finding } from './finding.ts';
import { packageName, urlChange } from './launch.ts';
import type { RuleId } from './rules.ts';

/** Package, address, version and bytes. */
export function compareOrigin(server: string, before: Origin, after: Origin): readonly Finding[] {
  const one = (rule: RuleId, field: 'url' | 'version' | 'integrity') =>
    finding(rule, server, {
      subject: { kind: 'origin', pointer: `/${field}` },
      before: before[field],
      after: after[field],
    });
  if (unversioned(before) !== unversioned(after)) {
    return /^https?:/.test(before.url) && /^https?:/.test(after.url)
      ? [urlChange(server, before.url, after.url)]
      : [one('origin/package-changed', 'url')];
  }
  if (before.version !== after.version) {
    return [
      one(
        isDowngrade(before.version, after.version) ? 'origin/version-downgraded' : 'origin/version-changed',
        'version',
      ),
    ];
  }
  if (before.url !== after.url) return [one('origin/version-changed', 'url')];
  if (before.integrity !== after.integrity) {
    return [
      one(
        packageName(before.url) === undefined ? 'origin/file-changed' : 'origin/integrity-changed',
        'integrity',
      ),
    ];
  }
  return [];
}

/** The origin's URL without its version or revision; the registry of a purl stays. */
export const unversioned = ({ url }: Pick<Origin, 'url'>): string =>
  url.startsWith('pkg:') ? url.replace(/(.)@[^@/?]*(?=\?|$)/, '$1') : url.replace(/^(git[+:].*)#.*$/, '$1');

/** What a launch line alone can say of an origin: no version, no registry. */
export const asWritten = (origin: Pick<Origin, 'url'>): string =>
  origin.url.startsWith('pkg:') ? unversioned(origin).replace(/\?.*$/, '') : unversioned(origin);

const isDowngrade = (before: string | undefined, after: string | undefined): boolean =>
  before !== undefined &&
  after !== undefined &&
  validVersion(before) !== null &&
  validVersion(after) !== null &&
  compareVersions(after, before) < 0;
