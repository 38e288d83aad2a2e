/**
 * What changed in a server's skills: two sets of locked entries in, findings out. Pure. Skills (SEP-2640).
 */
import { hashesOnly } from '../lock/hashes-only.ts';
import type { Finding, LockedItem, LockedItems } from '../model.ts';
import type { Context } from './context.ts';
import { textCues } from './cues.ts';
import { differences } from './differences.ts';
import type { Fact } from './fact.ts';
import { finding } from './finding.ts';

/** Findings in code-unit order of the skills' addresses. */
export function compareSkills(
  server: string,
  before: LockedItems = {},
  after: LockedItems = {},
  context: Context,
): readonly Finding[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name): readonly Finding[] => {
    const [from, to] = [own(before, name), own(after, name)];
    if (from?.hash === to?.hash) return [];
    const subject = { kind: 'skill', name } as const;
    if (to === undefined) return [finding('skill/removed', server, { subject, before: from?.definition })];
    const added =
      from === undefined ? [finding('skill/added', server, { subject, after: to.definition })] : [];
    const cues = textCues(from?.definition, to.definition, context.cuesFor());
    const facts = [...(from === undefined ? [] : changes(from, to)), ...cues];
    return [
      ...added,
      ...facts.map(({ rule, pointer, ...rest }) =>
        finding(rule, server, { ...rest, subject: pointer === '' ? subject : { ...subject, pointer } }),
      ),
    ];
  });
}

function changes(from: LockedItem, to: LockedItem): readonly Fact[] {
  const texts = from.definition !== undefined && to.definition !== undefined;
  const found = texts
    ? differences(from.definition, to.definition)
    : differences(hashesOnly(from).fields ?? {}, hashesOnly(to).fields ?? {});
  if (found.length === 0) return [{ rule: 'skill/changed', pointer: '' }];
  return found.map(({ pointer, before, after }): Fact => {
    const loose = texts && pointer === '/resources' && Array.isArray(before) && after === 'dynamic';
    return { rule: loose ? 'skill/unpinned' : 'skill/changed', pointer, ...(texts ? { before, after } : {}) };
  });
}

const own = (items: LockedItems, name: string): LockedItem | undefined =>
  Object.hasOwn(items, name) ? items[name] : undefined;
