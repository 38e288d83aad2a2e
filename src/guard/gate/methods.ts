/** The MCP methods that the guard looks at, and what each is about. Data only; revisions 2024-11-05 to 2026-07-28. */
import { isObject } from '../../lock/pointer.ts';
import type { Json, JsonObject, Section } from '../../model.ts';
import { SECTIONS } from '../../model.ts';
import type { Members } from '../../server/reading/ambiguous-json.ts';
import { membersNamed } from '../../server/reading/ambiguous-json.ts';
import { LIST_OF } from '../../server/reading/result.ts';
import { requestDeclined } from '../messages.ts';

const SECTION_BY_METHOD: ReadonlyMap<string, Section> = new Map(
  SECTIONS.map((section) => [LIST_OF[section].method, section]),
);

/** The section that a request lists. */
export const sectionListedBy = (method: string): Section | undefined => SECTION_BY_METHOD.get(method);

/** Requests whose result holds `instructions`. */
export const OPENING: ReadonlySet<string> = new Set(['initialize', 'server/discover']);

/** Open for as long as a client listens (revision 2026-07-28). */
export const LISTEN = 'subscriptions/listen';

interface CallTarget {
  readonly section: Section;
  /** The objects of a request that lead to the name of the item, from the top, and the members in each that do. */
  readonly path: readonly string[];
  readonly members: Members;
  /** Undefined when it is not a string. */
  readonly name: string | undefined;
}

const named = (section: Section, member: string) => ({
  section,
  member,
  path: ['params'],
  members: membersNamed(member),
});

const CALLS: ReadonlyMap<string, ReturnType<typeof named>> = new Map([
  ['tools/call', named('tools', 'name')],
  ['prompts/get', named('prompts', 'name')],
  ['resources/read', named('resources', 'uri')],
  ['resources/subscribe', named('resources', 'uri')],
]);

const completed = (section: Section, member: string) => ({
  section,
  member,
  path: ['params', 'ref'],
  members: membersNamed('ref', 'type', member),
});

/** What `completion/complete` completes an argument of, by `params.ref.type`. */
const COMPLETED: ReadonlyMap<Json | undefined, ReturnType<typeof named>> = new Map([
  ['ref/prompt', completed('prompts', 'name')],
  ['ref/resource', completed('resources', 'uri')],
]);

const memberOf = (value: Json | undefined, name: string): Json | undefined =>
  isObject(value) ? value[name] : undefined;

/** The item that a request is about; undefined when it is about none. */
export function callTarget(method: string, body: JsonObject): CallTarget | undefined {
  const row =
    method === 'completion/complete'
      ? COMPLETED.get(memberOf(memberOf(body['params'], 'ref'), 'type'))
      : CALLS.get(method);
  if (row === undefined) return undefined;
  const { section, member, path, members } = row;
  const name = memberOf(path.reduce<Json | undefined>(memberOf, body), member);
  return { section, path, members, name: typeof name === 'string' ? name : undefined };
}

const CHANGED: ReadonlyMap<string, readonly Section[]> = new Map<string, readonly Section[]>([
  ['notifications/tools/list_changed', ['tools']],
  ['notifications/prompts/list_changed', ['prompts']],
  ['notifications/resources/list_changed', ['resources', 'resourceTemplates']],
]);

export const sectionsChangedBy = (method: string): readonly Section[] => CHANGED.get(method) ?? [];

/** What a server asks of the client's model or user, and the response with which `--strict` declines it. */
export const DECLINED: ReadonlyMap<string, JsonObject> = new Map<string, JsonObject>([
  ['sampling/createMessage', { error: { code: -1, message: requestDeclined() } }],
  ['elicitation/create', { result: { action: 'decline' } }],
]);

export const METHOD_NOT_FOUND = -32601;

/** Whether a response says that the server does not have the method. */
export const isUnknownMethod = ({ error }: JsonObject): boolean =>
  isObject(error) && error['code'] === METHOD_NOT_FOUND;

/** What a client of revision 2026-07-28 puts on every request: the guard's own requests carry it, too. */
export function protocolMeta({ params }: JsonObject): JsonObject | undefined {
  const meta = isObject(params) ? params['_meta'] : undefined;
  if (!isObject(meta)) return undefined;
  const own = Object.entries(meta).filter(([name]) => name.startsWith('io.modelcontextprotocol/'));
  return own.length === 0 ? undefined : Object.fromEntries(own);
}
