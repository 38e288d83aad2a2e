/**
 * What changed in where a server's code comes from: two origins in, findings out. Pure.
 */
import compareVersions from 'semver/functions/compare.js';
import validVersion from 'semver/functions/valid.js';
import type { Finding, Origin } from '../model.ts';
import { finding } from './finding.ts';
import { urlChange } from './launch.ts';
import type { RuleId } from './rules.ts';

/**
 * Package, address, version and integrity, of the origin and of each of its parts. `isRead`: `after` was read from the disk or a registry;
 * what a stored lock says of line ends is a claim of whoever wrote it.
 */
export const compareOrigin = (
  server: string,
  before: Origin,
  after: Origin,
  isRead = true,
): readonly Finding[] =>
  [...compareOne(server, before, after, ''), ...compareParts(server, before, after)].map((one) =>
    one.rule === 'origin/line-ends-changed' && !isRead
      ? finding('origin/file-changed', server, { subject: one.subject, before: one.before, after: one.after })
      : one,
  );

/** The same for what a launch line alone shows: no versions, no hashes, and no parts that only the disk knows. */
export function compareWritten(server: string, before: Origin, after: Origin): readonly Finding[] {
  const urlOf = (origin: Origin): Origin => ({ url: asWritten(origin) });
  const named = new Set((after.parts ?? []).map(asWritten));
  const parts = (before.parts ?? []).map(urlOf).filter(({ url }) => named.has(url) || !isFile(url));
  return compareOrigin(
    server,
    { ...urlOf(before), parts },
    { ...urlOf(after), parts: (after.parts ?? []).map(urlOf) },
  );
}

const isFile = (url: string): boolean => url.startsWith('file:');

/** Parts are matched by their addresses without version, and the unmatched ones of both sides in order. */
function compareParts(server: string, before: Origin, after: Origin): readonly Finding[] {
  const unmatched = [...(after.parts ?? [])];
  const removed: { part: Origin; index: number }[] = [];
  const findings: Finding[] = [];
  for (const [index, part] of (before.parts ?? []).entries()) {
    const match = unmatched.findIndex((one) => unversioned(one) === unversioned(part));
    const [counterpart] = match < 0 ? [] : unmatched.splice(match, 1);
    if (counterpart === undefined) removed.push({ part, index });
    else findings.push(...compareOne(server, part, counterpart, `/parts/${index}`, isBeside(before, part)));
  }
  for (const { part, index } of removed) {
    const counterpart = unmatched.shift();
    if (counterpart === undefined) {
      const subject = { kind: 'origin', pointer: `/parts/${index}` } as const;
      const rule = isBeside(before, part) ? 'origin/lockfile-changed' : 'origin/part-removed';
      findings.push(finding(rule, server, { subject, before: part.url }));
    } else findings.push(...compareOne(server, part, counterpart, `/parts/${index}`));
  }
  for (const part of unmatched) {
    const subject = { kind: 'origin', pointer: '/parts' } as const;
    const rule = isBeside(after, part) ? 'origin/lockfile-changed' : 'origin/part-added';
    findings.push(finding(rule, server, { subject, after: part.url }));
  }
  return findings;
}

function compareOne(
  server: string,
  before: Origin,
  after: Origin,
  base: string,
  beside = false,
): readonly Finding[] {
  const one = (rule: RuleId, field: 'url' | 'version' | 'integrity' | 'integrityWithLf') =>
    finding(rule, server, {
      subject: { kind: 'origin', pointer: `${base}/${field}` },
      before: before[field],
      after: after[field],
    });
  if (unversioned(before) !== unversioned(after)) {
    return /^https?:/.test(before.url) && /^https?:/.test(after.url)
      ? [urlChange(server, before.url, after.url)]
      : [one(isFile(after.url) ? 'origin/program-changed' : 'origin/package-changed', 'url')];
  }
  if (before.version !== after.version) {
    return [
      one(
        isDowngrade(before.version, after.version) ? 'origin/version-downgraded' : 'origin/version-changed',
        'version',
      ),
      ...compareRelease(server, before, after, base),
      ...compareDeprecation(server, before, after, base),
    ];
  }
  if (before.url !== after.url) return [one('origin/version-changed', 'url')];
  if (before.integrity !== after.integrity) {
    const changed = one(contentsRule(before.url, beside), 'integrity');
    return [!beside && isSameText(before, after) ? lineEnds(changed) : changed];
  }
  // The same bytes have one such hash, so a new one is that of another file.
  if (after.integrityWithLf !== undefined && before.integrityWithLf !== after.integrityWithLf)
    return [one(contentsRule(before.url, beside), 'integrityWithLf')];
  return compareDeprecation(server, before, after, base);
}

/**
 * An install script or a missing provenance that came with another version. Under one version both sides are the same
 * release: a fact that one side lacks was only not recorded there.
 */
function compareRelease(server: string, before: Origin, after: Origin, base: string): readonly Finding[] {
  const findings: Finding[] = [];
  if (before.installScript !== true && after.installScript === true) {
    const subject = { kind: 'origin', pointer: `${base}/installScript` } as const;
    findings.push(finding('origin/install-script-added', server, { subject, after: true }));
  }
  if (before.provenance !== undefined && after.provenance === undefined) {
    const subject = { kind: 'origin', pointer: `${base}/provenance` } as const;
    findings.push(finding('origin/provenance-lost', server, { subject, before: before.provenance }));
  }
  return findings;
}

/** A deprecation in the registry, if its text is new. */
function compareDeprecation(server: string, before: Origin, after: Origin, base: string): readonly Finding[] {
  if (after.deprecated === undefined || after.deprecated === before.deprecated) return [];
  const subject = { kind: 'origin', pointer: `${base}/deprecated` } as const;
  return [
    finding('origin/deprecated', server, { subject, before: before.deprecated, after: after.deprecated }),
  ];
}

/** The registry still has the package, but no longer the locked version. */
export const unpublished = (server: string, before: Origin): Finding =>
  finding('origin/unpublished', server, {
    subject: { kind: 'origin', pointer: '/version' },
    before: before.version,
  });

/** A file that would be started in place of the locked package; its portable address. */
export const replaced = (server: string, before: Origin, file: string): Finding =>
  finding('origin/replaced', server, {
    subject: { kind: 'origin', pointer: '/url' },
    before: before.url,
    after: file,
  });

/** Whether the hashes alone say that only line ends differ: one of the files has both kinds. */
const isSameText = (before: Origin, after: Origin): boolean =>
  [before.integrity, before.integrityWithLf].some(
    (hash) => hash !== undefined && hash === after.integrityWithLf,
  ) ||
  (before.integrityWithLf !== undefined && before.integrityWithLf === after.integrity);

/** A changed file of which only the line ends differ. */
export const lineEnds = ({ server, subject, before, after }: Finding): Finding =>
  finding('origin/line-ends-changed', server, { subject, before, after });

/** A file of an installed package that is not the one of its tarball. */
export const fileChanged = (
  server: string,
  {
    path,
    how,
    more,
  }: { readonly path: string; readonly how: 'changed' | 'missing' | 'added'; readonly more: number },
): Finding =>
  finding('origin/installed-file-changed', server, {
    subject: { kind: 'origin', pointer: '/dependencies' },
    after: `${path}: ${how}${more === 0 ? '' : `, and ${more} more`}`,
  });

/** Packages whose installed files nothing proves, by their places. */
export const filesUnproven = (server: string, places: readonly string[]): Finding =>
  finding('origin/files-unproven', server, {
    subject: { kind: 'origin', pointer: '/dependencies' },
    after: places.slice(0, 5).join(', ') + (places.length > 5 ? `, and ${places.length - 5} more` : ''),
  });

/** Whether a finding about the origin says nothing of other code, so that the server may be started and compared. */
export const isAdvice = ({ rule, severity }: Finding): boolean =>
  rule === 'origin/deprecated' || (rule === 'origin/lockfile-changed' && severity === 'info');

/** The rule for other contents under one name and version. `beside`: the part is a lockfile beside the program. */
function contentsRule(url: string, beside: boolean): RuleId {
  if (!isFile(url)) return 'origin/integrity-changed';
  return beside ? 'origin/lockfile-changed' : 'origin/file-changed';
}

/** Whether a part is only the lockfile beside a local program. In a package launch, a lockfile decides what is started. */
const isBeside = (main: Origin, part: Pick<Origin, 'url'>): boolean =>
  isFile(main.url) && LOCKFILES.test(part.url);

/** Lockfiles of package managers, which change whenever any dependency of a project does. */
const LOCKFILES =
  /\/(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?|deno\.lock|uv\.lock|poetry\.lock|pdm\.lock|Pipfile\.lock|Gemfile\.lock|composer\.lock|Cargo\.lock|go(?:\.work)?\.sum|packages\.lock\.json|gradle\.lockfile|mix\.lock|Manifest\.toml|pubspec\.lock|Package\.resolved|renv\.lock|conda-lock\.yml|pixi\.lock)$/;

/** The origin's URL without its version or revision; the registry of a purl stays. */
export const unversioned = ({ url }: Pick<Origin, 'url'>): string =>
  url.startsWith('pkg:')
    ? url.replace(/(.)@[^@/?]*(?=\?|$)/, '$1')
    : url.replace(/^((?:git|hg|svn|bzr)[+:].*)#.*$/, '$1');

/** The origin as far as a launch line shows it: without version, and with a registry only for an image. */
const asWritten = (origin: Pick<Origin, 'url'>): string =>
  /^pkg:(?!docker\/)/.test(origin.url) ? unversioned(origin).replace(/\?.*$/, '') : unversioned(origin);

const isDowngrade = (before: string | undefined, after: string | undefined): boolean =>
  before !== undefined &&
  after !== undefined &&
  validVersion(before) !== null &&
  validVersion(after) !== null &&
  compareVersions(after, before) < 0;
