/**
 * What changed in the skills of a server (SEP-2640): two maps of locked skills in, findings out. Pure.
 */
import { hashesOnly } from '../lock/hashes-only.ts';
import type { Finding, LockedItem, LockedItems } from '../model.ts';
import type { Context } from './context.ts';
import { textCues } from './cues.ts';
import { differences, keysOf, own } from './differences.ts';
import type { Fact } from './fact.ts';
import { finding, findingsOf } from './finding.ts';

/** Findings in code-unit order of the skills' addresses. */
export function compareSkills(
  server: string,
  before: LockedItems = {},
  after: LockedItems = {},
  context: Context,
): readonly Finding[] {
  return keysOf(before, after).flatMap((name): readonly Finding[] => {
    const [from, to] = [own(before, name), own(after, name)];
    if (from?.hash === to?.hash) return [];
    const subject = { kind: 'skill', name } as const;
    if (to === undefined) return [finding('skill/removed', server, { subject, before: from?.definition })];
    const added =
      from === undefined ? [finding('skill/added', server, { subject, after: to.definition })] : [];
    const cues = textCues(from?.definition, to.definition, context.cuesFor(server));
    const changes = from === undefined ? [] : compareSkill(from, to);
    return [...added, ...findingsOf(server, subject, [...changes, ...cues])];
  });
}

function compareSkill(from: LockedItem, to: LockedItem): readonly Fact[] {
  const hasTexts = from.definition !== undefined && to.definition !== undefined;
  const found = hasTexts
    ? differences(from.definition, to.definition)
    : differences(hashesOnly(from).fields ?? {}, hashesOnly(to).fields ?? {});
  // Where only hashes are known, nobody can tell how much has changed.
  const unknown = hasTexts ? {} : ({ severity: 'high' } as const);
  if (found.length === 0) return [{ rule: 'skill/changed', pointer: '', ...unknown }];
  return found.map(({ pointer, before, after }): Fact => {
    const unpinned = hasTexts && pointer === '/resources' && Array.isArray(before) && after === 'dynamic';
    return {
      rule: unpinned ? 'skill/unpinned' : 'skill/changed',
      pointer,
      ...(hasTexts
        ? { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }
        : unknown),
    };
  });
}
