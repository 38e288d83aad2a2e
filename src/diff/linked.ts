/**
 * What changed in the pages that tools link to: two sets of records in, findings out. Of a page only hashes and
 * permissions are kept, so a finding says that it changed and what it may do, never its text. Pure. MCP Apps.
 */
import { same } from '../lock/canonical.ts';
import { linksOf } from '../lock/page-links.ts';
import type { Entry, Finding, Json, JsonObject, LockedLink } from '../model.ts';
import { finding } from './finding.ts';

type Links = NonNullable<Entry['linked']>;
const NONE: Links = {};
const CONTENT = ['mimeType', 'size', 'body', 'rest'] as const;

/** Findings in code-unit order of the addresses. */
export function compareLinked(server: string, before: Links = NONE, after: Links = NONE): readonly Finding[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name): readonly Finding[] => {
    const [from, to] = [own(before, name), own(after, name)];
    const subject = { kind: 'linked', name } as const;
    if (from !== undefined && to !== undefined) return changed(server, name, from, to);
    if (to === undefined)
      return [finding('linked/removed', server, { subject, before: from && (told(from) as Json) })];
    const asks = [to.csp, to.permissions].some((value) => grants(value).size > 0);
    return [
      finding('linked/added', server, { subject, after: told(to), severity: asks ? 'high' : undefined }),
    ];
  });
}

function changed(server: string, name: string, from: LockedLink, to: LockedLink): readonly Finding[] {
  if (from.hash === to.hash) return [];
  const moved = (['csp', 'permissions'] as const).flatMap((part) => {
    if (same(from[part], to[part])) return [];
    const had = grants(from[part]);
    const more = [...grants(to[part])].some((grant) => !had.has(grant));
    return [
      finding(more ? 'linked/permissions-widened' : 'linked/permissions-narrowed', server, {
        subject: { kind: 'linked', name, pointer: `/${part}` },
        before: from[part],
        after: to[part],
      }),
    ];
  });
  const [a, b] = [contentOf(from, to), contentOf(to, from)];
  // Their hashes differ, so something is said also where no part does.
  const said = same(a, b) && moved.length > 0;
  return said
    ? moved
    : [
        ...moved,
        finding('linked/changed', server, { subject: { kind: 'linked', name }, before: a, after: b }),
      ];
}

/** Everything a block allows, one text each: `connectDomains https://example.com`, `camera`. */
function grants(value: Json | undefined, path = ''): ReadonlySet<string> {
  if (value === undefined || value === null || value === false) return new Set();
  if (typeof value !== 'object') return new Set([`${path} ${String(value)}`]);
  if (Array.isArray(value)) return new Set(value.flatMap((one: Json) => [...grants(one, path)]));
  return new Set(
    Object.entries(value).flatMap(([key, member]: [string, Json]) => {
      const empty = isEmptyObject(member);
      return empty ? [`${path}/${key}`] : [...grants(member, `${path}/${key}`)];
    }),
  );
}

const isEmptyObject = (value: Json): boolean =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0;

/** What of a page's content differs from the other side. */
const contentOf = (link: LockedLink, other: LockedLink): JsonObject =>
  Object.fromEntries(
    CONTENT.flatMap((part) => {
      const value = link[part];
      return value === undefined || value === other[part] ? [] : [[part, value] as const];
    }),
  );

const told = ({ hash: _, ...rest }: LockedLink): JsonObject => rest as JsonObject;

const own = (links: Links, name: string): LockedLink | undefined =>
  Object.hasOwn(links, name) ? links[name] : undefined;

/** Pages that the tools of an entry link to and that it holds nothing of. */
export const unreadLinks = ({ tools, linked = NONE }: Entry): readonly string[] =>
  linksOf(
    Object.values(tools).flatMap(({ definition }) => (definition === undefined ? [] : [definition])),
  ).filter((uri) => !Object.hasOwn(linked, uri));
