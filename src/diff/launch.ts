/**
 * What changed in how a server is started or reached: two launch blocks in, findings out. A package version inside the
 * arguments is left out (`package-token.ts`): it is compared as part of the origin. Pure.
 */
import { cleanAddress } from '../lock/address.ts';
import { same } from '../lock/canonical.ts';
import { isLoaderVariable } from '../lock/loader-variables.ts';
import { pointerToken } from '../lock/pointer.ts';
import type { Finding, JsonObject, LockedLaunch, Origin, Severity } from '../model.ts';
import { keysOf, own } from './differences.ts';
import { finding } from './finding.ts';
import { withoutPackage } from './package-token.ts';
import type { RuleId } from './rules.ts';

/** Findings for every difference but the version of the package (see `withoutPackage`). */
export function compareLaunch(
  server: string,
  before: LockedLaunch,
  after: LockedLaunch,
  origins: { readonly before: Origin; readonly after: Pick<Origin, 'url'> },
): readonly Finding[] {
  return [
    ...compareLine(server, before, after, origins),
    ...compareExtra(server, before.extra ?? {}, after.extra ?? {}),
  ];
}

/** Options that run a program, read variables from a file or control the sandbox. */
const HIGH_RISK_OPTION =
  /^(?:headersHelper|envFile|sandbox\w*|url|serverUrl|httpUrl|command|args|oauth|auth)$/;

function compareExtra(server: string, before: JsonObject, after: JsonObject): readonly Finding[] {
  return keysOf(before, after)
    .filter((name) => !same(own(before, name), own(after, name)))
    .map((name) =>
      finding('launch/option-changed', server, {
        subject: { kind: 'launch', pointer: `/extra/${pointerToken(name)}` },
        before: own(before, name),
        after: own(after, name),
        severity: HIGH_RISK_OPTION.test(name) ? 'high' : undefined,
      }),
    );
}

function compareLine(
  server: string,
  before: LockedLaunch,
  after: LockedLaunch,
  origins: { readonly before: Origin; readonly after: Pick<Origin, 'url'> },
): readonly Finding[] {
  const one = (
    rule: RuleId,
    from: string | readonly string[] | undefined,
    to: typeof from,
    severity?: Severity,
  ) => finding(rule, server, { subject: { kind: 'launch' }, before: from, after: to, severity });
  if (before.transport === 'stdio' && after.transport === 'stdio') {
    const args = [
      withoutPackage(before.args, origins.before.url),
      withoutPackage(after.args, origins.after.url),
    ] as const;
    return [
      ...(before.command === after.command
        ? []
        : [one('launch/command-changed', before.command, after.command)]),
      ...(equal(...args) ? [] : [one('launch/args-changed', before.args, after.args)]),
      ...(before.cwd === after.cwd ? [] : [one('launch/cwd-changed', before.cwd ?? '', after.cwd ?? '')]),
      ...missing(after.env, before.env).map((name) =>
        one(
          'launch/env-added',
          undefined,
          name,
          isLoaderVariable(name.split('=')[0] ?? '') ? 'high' : undefined,
        ),
      ),
      ...missing(before.env, after.env).map((name) => one('launch/env-removed', name, undefined)),
    ];
  }
  if (before.transport !== 'stdio' && after.transport !== 'stdio') {
    return [
      ...(before.transport === after.transport
        ? []
        : [one('launch/transport-changed', before.transport, after.transport)]),
      ...(before.url === after.url ? [] : [urlChange(server, before.url, after.url)]),
      ...missing(after.headers, before.headers).map((name) => one('launch/header-added', undefined, name)),
      ...missing(before.headers, after.headers).map((name) => one('launch/header-removed', name, undefined)),
    ];
  }
  return [
    one(
      'launch/transport-changed',
      lineOf(before),
      lineOf(after),
      after.transport === 'stdio' ? 'high' : undefined,
    ),
  ];
}

/** A launch that names the same package differently, where neither launch nor origin has a finding. */
export const requestChange = (
  server: string,
  before: LockedLaunch,
  after: LockedLaunch,
): readonly Finding[] =>
  before.hash === after.hash
    ? []
    : [
        finding('launch/args-changed', server, {
          subject: { kind: 'launch' },
          before: before.transport === 'stdio' ? before.args : before.url,
          after: after.transport === 'stdio' ? after.args : after.url,
        }),
      ];

/** The launch in one line as the lockfile stores it: without secrets, with folders as placeholders. */
export const lineOf = (launch: LockedLaunch): string =>
  launch.transport === 'stdio' ? [launch.command, ...launch.args].join(' ') : launch.url;

/** A changed address: by its scheme, its host or only its path and query. */
export function urlChange(server: string, before: string, after: string): Finding {
  const make = (rule: RuleId) =>
    finding(rule, server, { subject: { kind: 'origin', pointer: '/url' }, before, after });
  const [from, to] = [normalUrl(before), normalUrl(after)];
  if (from === undefined || to === undefined) return make('origin/host-changed');
  if (from.protocol === 'https:' && to.protocol !== 'https:') return make('origin/scheme-downgraded');
  return make(from.host === to.host ? 'origin/url-changed' : 'origin/host-changed');
}

/** In normal form, in which two spellings of a host are equal. */
function normalUrl(text: string): URL | undefined {
  const clean = cleanAddress(text);
  return clean === undefined || !URL.canParse(clean) ? undefined : new URL(clean);
}

const missing = (from: readonly string[], other: readonly string[]): readonly string[] =>
  from.filter((name) => !other.includes(name));

const equal = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index]);
