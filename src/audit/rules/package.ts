/** Packages by their names, versions and what is recorded of them: impostors, known holes, floating and deprecated ones. Pure. */

import satisfies from 'semver/functions/satisfies.js';
import validVersion from 'semver/functions/valid.js';
import type { BadVersions } from '../data/bad-versions.ts';
import { BAD_VERSIONS } from '../data/bad-versions.ts';
import { KNOWN_PACKAGES } from '../data/known-packages.ts';
import type { Manifest } from '../input.ts';
import { ORIGIN, ruleOf, type Seen, withCodePoints } from '../judge.ts';
import { lookAlike } from '../look-alike.ts';
import type { AuditPackage } from '../packages.ts';
import { packagesOf } from '../packages.ts';

export const packages = ruleOf((server) => {
  const all = packagesOf(server);
  return [
    ...all.flatMap((one) => [...impostor(one), ...bad(one), ...floating(one), ...recorded(one)]),
    // What is installed is the package of the line.
    ...(server.manifest === undefined || all.length === 0 ? [] : ofManifest(server.manifest)),
  ];
});

const seen = (rule: Seen['rule'], after: string, severity?: Seen['severity']): readonly Seen[] => [
  { rule, subject: ORIGIN, after, severity },
];

function impostor({ registry, name }: AuditPackage): readonly Seen[] {
  const found = lookAlike(name, KNOWN_PACKAGES[registry]);
  const shown = `${registry} ${withCodePoints(name)}`;
  if (found === undefined) {
    const isElsewhere = registry === 'npm' && !KNOWN_PACKAGES.npm.has(name) && KNOWN_PACKAGES.pypi.has(name);
    return isElsewhere ? seen('package/other-registry', `${shown} is known on PyPI`) : [];
  }
  const severity = found.by === 'letters' ? undefined : OFFICIAL.test(found.known) ? 'medium' : 'info';
  return seen('package/look-alike-name', `${shown} looks like ${found.known}`, severity);
}

/** Scopes of the protocol's own servers and of vendors. */
const OFFICIAL =
  /^@(?:modelcontextprotocol|playwright|notionhq|supabase|stripe|sentry|brave|upstash|azure|azure-devops|cloudflare|hubspot|shopify|salesforce|mongodb-js|elastic|circleci|browserbasehq|browserstack|neondatabase|launchdarkly|netlify|heroku|postman|apify|perplexity-ai|pinecone-database|brightdata|google-cloud|googlemaps|line|larksuiteoapi|microsoft|mapbox|auth0|mondaydotcomorg|shortcut|codacy|railway|dynatrace-oss|eslint|bitwarden|amap|antv|mui)\//;

function bad({ registry, name, version }: AuditPackage): readonly Seen[] {
  return BAD_VERSIONS.filter(
    (row) => row.registry === registry && row.name === name && isAmong(version, row.versions),
  ).flatMap((row) => {
    const { malicious, severity } = row;
    const rule = malicious === true ? 'package/malicious' : 'package/known-vulnerable';
    return seen(
      rule,
      `${registry} ${name}${version === undefined ? '' : `@${version}`}  ${about(row)}`,
      severity,
    );
  });
}

const about = ({ id, what, fixed }: BadVersions): string =>
  `${id}: ${what}${fixed === undefined ? '' : `, fixed in ${fixed}`}`;

/** Where every version is bad, or all later ones, a line without a version starts one. */
function isAmong(version: string | undefined, versions: string): boolean {
  if (versions === '*') return true;
  if (version === undefined) return /^>=[\d.]+$/.test(versions);
  // `2025.7.01` of PyPI is `2025.7.1`.
  const plain = version.replace(/(^|\.)0+(?=\d)/g, '$1');
  const whole = /^\d+\.\d+$/.test(plain) ? `${plain}.0` : plain;
  return validVersion(whole) !== null && satisfies(whole, versions, { includePrerelease: true });
}

/** As `init` says it. */
function floating({ registry, name, requested, pinned, version }: AuditPackage): readonly Seen[] {
  if (pinned) return [];
  const asked = requested === '' ? 'no version' : `"${requested}"`;
  return seen(
    'origin/unpinned',
    `${registry} ${name}: ${asked}${version === undefined ? '' : `, locked ${version}`}`,
  );
}

function recorded({ registry, name, locked }: AuditPackage): readonly Seen[] {
  if (locked === undefined) return [];
  const shown = `${registry} ${name}${locked.version === undefined ? '' : `@${locked.version}`}`;
  return [
    ...(locked.deprecated === undefined ? [] : seen('origin/deprecated', `${shown}: ${locked.deprecated}`)),
    ...(locked.installScript === true
      ? seen('package/install-script', `${shown} has an install script`)
      : []),
  ];
}

function ofManifest({ file, repository, mcpName }: Manifest): readonly Seen[] {
  if (repository === undefined || repository === '') return seen('package/no-repository', file);
  const [, owner] = /^io\.github\.([^/]+)\//i.exec(mcpName ?? '') ?? [];
  const [, holder] =
    /github\.com[/:]([^/]+)\//i.exec(repository) ?? /^(?:github:)?([\w.-]+)\/[\w.-]+$/.exec(repository) ?? [];
  return owner !== undefined && holder !== undefined && owner.toLowerCase() !== holder.toLowerCase()
    ? seen('package/name-mismatch', `${file}: ${mcpName} but ${repository}`)
    : [];
}
