/**
 * What changed in the pages that tools link to (MCP Apps): two maps of locked pages in, findings out. The lock holds
 * hashes and permissions of a page only, so a finding never shows its text. Pure.
 */
import { same } from '../lock/canonical.ts';
import { literalOf } from '../lock/exact-number.ts';
import { linksOf } from '../lock/page-links.ts';
import type { Entry, Finding, Json, JsonObject, LockedLink } from '../model.ts';
import { keysOf, own } from './differences.ts';
import { finding } from './finding.ts';

type Links = NonNullable<Entry['linked']>;
const NONE: Links = {};
const CONTENT = ['mimeType', 'size', 'body', 'rest'] as const;

/** Findings in code-unit order of the addresses. */
export function compareLinked(server: string, before: Links = NONE, after: Links = NONE): readonly Finding[] {
  return keysOf(before, after).flatMap((name): readonly Finding[] => {
    const [from, to] = [own(before, name), own(after, name)];
    const subject = { kind: 'linked', name } as const;
    if (from !== undefined && to !== undefined) return comparePage(server, name, from, to);
    if (to === undefined)
      return [finding('linked/removed', server, { subject, before: from && shownOf(from) })];
    const hasGrants = [to.csp, to.permissions].some((value) => grants(value).size > 0);
    return [
      finding('linked/added', server, {
        subject,
        after: shownOf(to),
        severity: hasGrants ? 'high' : undefined,
      }),
    ];
  });
}

function comparePage(server: string, name: string, from: LockedLink, to: LockedLink): readonly Finding[] {
  if (from.hash === to.hash) return [];
  const permissions = (['csp', 'permissions'] as const).flatMap((part) => {
    if (same(from[part], to[part])) return [];
    const oldGrants = grants(from[part]);
    const more = [...grants(to[part])].some((grant) => !oldGrants.has(grant));
    return [
      finding(more ? 'linked/permissions-widened' : 'linked/permissions-narrowed', server, {
        subject: { kind: 'linked', name, pointer: `/${part}` },
        before: from[part],
        after: to[part],
      }),
    ];
  });
  const [oldContent, newContent] = [contentOf(from, to), contentOf(to, from)];
  // The hashes differ, so there is a finding even if no part shows the difference.
  if (same(oldContent, newContent) && permissions.length > 0) return permissions;
  const subject = { kind: 'linked', name } as const;
  return [
    ...permissions,
    finding('linked/changed', server, { subject, before: oldContent, after: newContent }),
  ];
}

/** Everything a block of permissions allows, as one text each: `/connectDomains https://example.com`, `/camera`. */
function grants(value: Json | undefined, path = ''): ReadonlySet<string> {
  if (value === undefined || value === null || value === false) return new Set();
  if (typeof value !== 'object') return new Set([`${path} ${String(value)}`]);
  const literal = literalOf(value);
  if (literal !== undefined) return new Set([`${path} ${literal}`]);
  if (Array.isArray(value)) return new Set(value.flatMap((one: Json) => [...grants(one, path)]));
  return new Set(
    Object.entries(value).flatMap(([key, member]: [string, Json]) =>
      isEmptyObject(member) ? [`${path}/${key}`] : [...grants(member, `${path}/${key}`)],
    ),
  );
}

const isEmptyObject = (value: Json): boolean =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0;

/** The parts of a page's content that differ from the other side. */
const contentOf = (link: LockedLink, other: LockedLink): JsonObject =>
  Object.fromEntries(
    CONTENT.flatMap((part) => {
      const value = link[part];
      return value === undefined || value === other[part] ? [] : [[part, value] as const];
    }),
  );

/** A page as a finding shows it: all of its record but the hash. */
const shownOf = ({ hash: _, ...rest }: LockedLink): JsonObject => rest as JsonObject;

/** Pages that tools of an entry link to and that the entry does not hold. */
export const unreadLinks = ({ tools, linked = NONE }: Entry): readonly string[] =>
  linksOf(
    Object.values(tools).flatMap(({ definition }) => (definition === undefined ? [] : [definition])),
  ).filter((uri) => !Object.hasOwn(linked, uri));
