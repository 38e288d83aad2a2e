/**
 * What changed in one of the four lists: two maps of locked items in, findings out. Added, removed, renamed, changed,
 * shadowing; entries that hold hashes only are compared field by field. Pure.
 */

import { same } from '../lock/canonical.ts';
import { hashesOnly } from '../lock/hashes-only.ts';
import { SUBJECT_KIND } from '../lock/section.ts';
import type { Finding, Item, LockedItem, LockedItems, Section, Severity, Subject } from '../model.ts';
import type { Context } from './context.ts';
import { textCues } from './cues.ts';
import { differences } from './differences.ts';
import type { Fact } from './fact.ts';
import { compareFields, fieldRule } from './fields.ts';
import { finding } from './finding.ts';
import type { RuleId } from './rules.ts';
import { shadowed } from './shadow.ts';
import { renames } from './similarity.ts';

/** Findings of one section, in code-unit order of the items' keys. */
export function compareItems(
  server: string,
  section: Section,
  before: LockedItems,
  after: LockedItems,
  context: Context,
): readonly Finding[] {
  const kind = SUBJECT_KIND[section];
  const only = (items: LockedItems, other: LockedItems): ReadonlyMap<string, Item> =>
    new Map(
      Object.entries(items).flatMap(([name, { definition }]) =>
        Object.hasOwn(other, name) || definition === undefined ? [] : [[name, definition] as const],
      ),
    );
  const moved = renames(section, only(before, after), only(after, before));
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name): readonly Finding[] => {
    const subject = { kind, name };
    const [from, to] = [itemOf(before, name), itemOf(after, name)];
    if (from !== undefined && to !== undefined) {
      return from.hash === to.hash ? [] : compareItem(server, subject, from, to, context);
    }
    if (to === undefined) {
      return moved.some((pair) => pair.from === name)
        ? []
        : [finding(`${kind}/removed`, server, { subject, before: from?.definition })];
    }
    const rename = moved.find((pair) => pair.to === name);
    const shadow = kind === 'tool' ? shadowed(server, name, context) : [];
    if (rename === undefined) return [...addition(server, subject, to, context), ...shadow];
    const renamed = finding(`${kind}/renamed`, server, {
      subject,
      before: rename.from,
      after: name,
      // Behind a new name and a new body there may as well be a new ability.
      severity: rename.alike ? undefined : additionRank(kind, to),
    });
    return [
      renamed,
      ...compareItem(server, subject, itemOf(before, rename.from) ?? to, to, context),
      ...shadow,
    ];
  });
}

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
    finding(`${kind}/added`, server, { subject, after: definition, severity: additionRank(kind, item) }),
    ...located(server, subject, textCues(undefined, definition, context.cuesFor(subject.name))),
  ];
}

/** A new tool counts as dangerous unless it claims to be read-only. */
function additionRank(kind: ItemSubject['kind'], { definition }: LockedItem): Severity | undefined {
  const hints = definition?.['annotations'] as { readonly readOnlyHint?: unknown } | null | undefined;
  return kind === 'tool' && hints?.readOnlyHint !== true ? 'high' : undefined;
}

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
    if (fields.length === 0) return [finding(`${subject.kind}/field-changed`, server, { subject })];
    return fields.map(({ path, pointer }) =>
      finding(fieldRule(subject.kind, path[0] ?? ''), server, { subject: { ...subject, pointer } }),
    );
  }
  const all = compareFields(subject.kind, from, to);
  // Under a rename the key itself differs, and is the rename's business.
  const facts = all.filter(({ pointer }) => pointer !== keyPointer(subject.kind));
  // Their hashes differ, so something must be said even if no rule knows what.
  const said: readonly Fact[] =
    all.length > 0 || same(from, to) ? facts : [{ rule: `${subject.kind}/field-changed`, pointer: '' }];
  return located(server, subject, [...said, ...textCues(from, to, context.cuesFor(subject.name))]);
}

const keyPointer = (kind: ItemSubject['kind']): string =>
  kind === 'resource' ? '/uri' : kind === 'template' ? '/uriTemplate' : '/name';

const located = (server: string, subject: ItemSubject, facts: readonly Fact[]): readonly Finding[] =>
  facts.map(({ rule, pointer, ...rest }: Fact & { readonly rule: RuleId }) =>
    finding(rule, server, { ...rest, subject: pointer === '' ? subject : { ...subject, pointer } }),
  );

const itemOf = (items: LockedItems, name: string): LockedItem | undefined =>
  Object.hasOwn(items, name) ? items[name] : undefined;
