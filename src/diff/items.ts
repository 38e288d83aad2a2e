/**
 * What changed in one of the four lists: two maps of locked items in, findings out, one for each place that
 * differs. Entries that hold hashes only are compared field by field. Pure.
 */
import { hashesOnly, SUBJECT_KIND } from '../lock/entry.ts';
import type { Finding, LockedItem, LockedItems, Section, Subject } from '../model.ts';
import { hiddenCue } from './cues.ts';
import { finding } from './finding.ts';
import { differences } from './pointers.ts';
import type { RuleId } from './rules.ts';

/** Added, removed and changed items of one section, in code-unit order of their keys. */
export function compareItems(
  server: string,
  section: Section,
  before: LockedItems,
  after: LockedItems,
): readonly Finding[] {
  const kind = SUBJECT_KIND[section];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => {
    const subject: Subject = { kind, name };
    const [from, to] = [itemOf(before, name), itemOf(after, name)];
    if (from === undefined) {
      const added = to?.definition;
      return [
        finding(`${kind}/added`, server, { subject, after: added }),
        ...hiddenCue(server, subject, undefined, added),
      ];
    }
    if (to === undefined) return [finding(`${kind}/removed`, server, { subject, before: from.definition })];
    return from.hash === to.hash ? [] : compareItem(server, subject, from, to);
  });
}

function compareItem(
  server: string,
  subject: Subject,
  before: LockedItem,
  after: LockedItem,
): readonly Finding[] {
  const readable = before.definition !== undefined && after.definition !== undefined;
  const [from, to] = readable
    ? [before.definition, after.definition]
    : [hashesOnly(before).fields ?? {}, hashesOnly(after).fields ?? {}];
  return differences(from, to).flatMap((change) => {
    const place: Subject = { ...subject, pointer: change.pointer };
    return [
      finding(ruleOf(subject, change.path), server, {
        subject: place,
        before: change.before,
        after: change.after,
      }),
      ...(readable ? hiddenCue(server, place, change.before, change.after, change.path.at(-1)) : []),
    ];
  });
}

function ruleOf(subject: Subject, path: readonly string[]): RuleId {
  const kind = subject.kind as 'tool' | 'prompt' | 'resource' | 'template';
  return path[0] === 'icons' ? `${kind}/icons-changed` : `${kind}/changed`;
}

const itemOf = (items: LockedItems, name: string): LockedItem | undefined =>
  Object.hasOwn(items, name) ? items[name] : undefined;
