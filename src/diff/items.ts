/**
 * What changed in one of the four lists: two maps of locked items in, findings out for items that were added, removed,
 * renamed or changed, and for names that shadow others. Entries that hold hashes only are compared field by field. Pure.
 */
import { atOnce, type Work } from '../host/turns.ts';
import { same } from '../lock/canonical.ts';
import { hashesOnly } from '../lock/hashes-only.ts';
import { SUBJECT_KIND } from '../lock/section.ts';
import type { Finding, Item, Json, LockedItem, LockedItems, Section, Severity, Subject } from '../model.ts';
import { bringsPower } from './abilities/power.ts';
import { STARTS } from './abilities/verb-table.ts';
import { wordsOf } from './abilities/words.ts';
import type { Context } from './context.ts';
import { textCues } from './cues.ts';
import { differences, keysOf, own } from './differences.ts';
import { lowerEverywhere } from './everywhere.ts';
import type { Fact } from './fact.ts';
import { compareFields, fieldRule } from './fields.ts';
import { finding, findingsOf } from './finding.ts';
import { shadowed } from './shadow.ts';
import { type Rename, renames } from './similarity.ts';

/** Findings of one section, in code-unit order of the items' keys. */
export const compareItems = (
  server: string,
  section: Section,
  before: LockedItems,
  after: LockedItems,
  context: Context,
): readonly Finding[] => atOnce(itemsInTurns(server, section, before, after, context));

/** The same, as work that yields after each item. */
export function* itemsInTurns(
  server: string,
  section: Section,
  before: LockedItems,
  after: LockedItems,
  context: Context,
): Work<readonly Finding[]> {
  const kind = SUBJECT_KIND[section];
  const only = (items: LockedItems, other: LockedItems): ReadonlyMap<string, Item> =>
    new Map(
      Object.entries(items).flatMap(([name, { definition }]) =>
        Object.hasOwn(other, name) || definition === undefined ? [] : [[name, definition] as const],
      ),
    );
  const [removed, added] = [only(before, after), only(after, before)];
  const { pairs, complete } = yield* renames(section, removed, added, staying(before, after));
  const renamed = {
    from: new Set(pairs.map(({ from }) => from)),
    to: new Map(pairs.map((one) => [one.to, one])),
  };
  const findings: Finding[] = [];
  for (const name of keysOf(before, after)) {
    const subject = { kind, name };
    const [from, to] = [own(before, name), own(after, name)];
    if (from !== undefined && to !== undefined) {
      if (from.hash !== to.hash)
        for (const one of compareItem(server, subject, from, to, context)) findings.push(one);
    } else if (to === undefined) {
      if (!renamed.from.has(name))
        findings.push(finding(`${kind}/removed`, server, { subject, before: from?.definition }));
    } else
      for (const one of newName(server, subject, renamed.to.get(name), { before, to, context }))
        findings.push(one);
    yield;
  }
  const ranked = lowerEverywhere(findings, Object.keys(after).length - added.size + pairs.length);
  return complete ? ranked : [notPaired(server, section, removed.size, added.size), ...ranked];
}

/** Both versions of each item that keeps its name. */
const staying = (before: LockedItems, after: LockedItems): readonly Item[] =>
  Object.entries(after).flatMap(([name, to]) => {
    const from = own(before, name);
    if (from === undefined) return [];
    const versions = from.hash === to.hash ? [to] : [from, to];
    return versions.flatMap(({ definition }) => (definition === undefined ? [] : [definition]));
  });

/** An item whose name is new: added, or renamed. */
function newName(
  server: string,
  subject: ItemSubject,
  rename: Rename | undefined,
  {
    before,
    to,
    context,
  }: { readonly before: LockedItems; readonly to: LockedItem; readonly context: Context },
): readonly Finding[] {
  const { kind, name } = subject;
  const shadows = kind === 'tool' ? shadowed(server, name, context) : [];
  if (rename === undefined) return [...addition(server, subject, to, context), ...shadows];
  const old = own(before, rename.from) ?? to;
  const rest = compareItem(server, subject, old, to, context);
  return [
    finding(`${kind}/renamed`, server, {
      subject,
      before: rename.from,
      after: name,
      severity: gainedSeverity(subject, rename, { old, to, rest }),
    }),
    ...rest,
    ...shadows,
  ];
}

/** A tool that did not write, delete, send or run anything, and does by its new name or with its new body: as a new tool. */
function gainedSeverity(
  subject: ItemSubject,
  { from, alike }: Rename,
  { old, to, rest }: { readonly old: LockedItem; readonly to: LockedItem; readonly rest: readonly Finding[] },
): Severity | undefined {
  const byOldName = (item: LockedItem) => addedSeverity({ ...subject, name: from }, item);
  if (byOldName(old) !== undefined) return undefined;
  const isByName = namedThing(from) !== namedThing(subject.name) && byOldName(to) === undefined;
  return isByName || !(alike || rest.every(isAside)) ? addedSeverity(subject, to) : undefined;
}

/** A name without its separators; that it starts what it named before is no new ability. */
const namedThing = (name: string): string =>
  wordsOf(name)
    .filter((word) => !STARTS.has(word))
    .join('');

/** A change that says nothing new of what the tool does: a title, a stop, a field of the protocol. */
const isAside = ({ rule, severity, before, after }: Finding): boolean =>
  severity === 'low' ||
  severity === 'info' ||
  (rule === 'tool/description-changed' && lettersOf(before) === lettersOf(after));

const lettersOf = (value: Json | undefined): string =>
  String(value ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');

/** That similar items were not looked for. */
const notPaired = (server: string, section: Section, removed: number, added: number): Finding =>
  finding('server/not-paired', server, {
    subject: { kind: 'server' },
    before: `${removed} ${SECTION_WORDS[section]} removed`,
    after: `${added} ${SECTION_WORDS[section]} added`,
  });

const SECTION_WORDS: Readonly<Record<Section, string>> = {
  tools: 'tools',
  prompts: 'prompts',
  resources: 'resources',
  resourceTemplates: 'resource templates',
};

type ItemSubject = Subject & {
  readonly kind: 'tool' | 'prompt' | 'resource' | 'template';
  readonly name: string;
};

function addition(
  server: string,
  subject: ItemSubject,
  item: LockedItem,
  context: Context,
): readonly Finding[] {
  const { kind } = subject;
  const { definition } = item;
  return [
    finding(`${kind}/added`, server, { subject, after: definition, severity: addedSeverity(subject, item) }),
    ...findingsOf(server, subject, textCues(undefined, definition, context.cuesFor(server, subject.name))),
  ];
}

/** A new tool that writes, deletes, sends or runs something. */
const addedSeverity = ({ kind, name }: ItemSubject, { definition }: LockedItem): Severity | undefined =>
  kind === 'tool' && (definition === undefined || bringsPower(name, definition)) ? 'high' : undefined;

function compareItem(
  server: string,
  subject: ItemSubject,
  before: LockedItem,
  after: LockedItem,
  context: Context,
): readonly Finding[] {
  const [from, to] = [before.definition, after.definition];
  if (from === undefined || to === undefined) {
    const fields = differences(hashesOnly(before).fields ?? {}, hashesOnly(after).fields ?? {});
    const cues = findingsOf(server, subject, textCues(from, to, context.cuesFor(server, subject.name)));
    if (fields.length === 0)
      return [finding(`${subject.kind}/field-changed`, server, { subject, severity: 'high' }), ...cues];
    return [
      ...fields.map(({ path, pointer }) =>
        finding(fieldRule(subject.kind, path[0] ?? ''), server, {
          subject: { ...subject, pointer },
          // Nobody can tell how much has changed.
          severity: 'high',
        }),
      ),
      ...cues,
    ];
  }
  const all = compareFields(subject.kind, from, to);
  // A changed key is reported as the rename.
  const facts = all.filter(({ pointer }) => pointer !== keyPointer(subject.kind));
  // The hashes differ, so there is a finding even if no field shows the difference.
  const reported: readonly Fact[] =
    all.length > 0 || same(from, to) ? facts : [{ rule: `${subject.kind}/field-changed`, pointer: '' }];
  return findingsOf(server, subject, [
    ...reported,
    ...textCues(from, to, context.cuesFor(server, subject.name)),
  ]);
}

const keyPointer = (kind: ItemSubject['kind']): string =>
  kind === 'resource' ? '/uri' : kind === 'template' ? '/uriTemplate' : '/name';
