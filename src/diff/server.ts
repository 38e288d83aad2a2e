/**
 * What changed in a server's opening answer: two server blocks in, findings out. Every field counts. Pure.
 */
import type { Finding, Json, LockedServer } from '../model.ts';
import { hiddenCue } from './cues.ts';
import { finding } from './finding.ts';
import { differences, own } from './pointers.ts';
import type { RuleId } from './rules.ts';

/** Name, version, other self-description, instructions, capabilities, protocol revision and unknown fields. */
export function compareServer(server: string, before: LockedServer, after: LockedServer): readonly Finding[] {
  const one = (rule: RuleId, pointer: string, from?: Json, to?: Json) => [
    finding(rule, server, { subject: { kind: 'server', pointer }, before: from, after: to }),
    ...hiddenCue(server, { kind: 'server', pointer }, from, to),
  ];
  return [
    ...differences(before.info, after.info).flatMap((change) =>
      one(infoRule(change.path), `/info${change.pointer}`, change.before, change.after),
    ),
    ...(before.instructions === after.instructions
      ? []
      : one(
          before.instructions === undefined
            ? 'server/instructions-added'
            : after.instructions === undefined
              ? 'server/instructions-removed'
              : 'server/instructions-changed',
          '/instructions',
          before.instructions,
          after.instructions,
        )),
    ...differences(before.capabilities, after.capabilities).flatMap((change) =>
      one(
        change.before === undefined
          ? 'server/capability-added'
          : change.after === undefined
            ? 'server/capability-removed'
            : 'server/capability-changed',
        `/capabilities${change.pointer}`,
        change.before,
        change.after,
      ),
    ),
    ...(before.protocolVersion === after.protocolVersion
      ? []
      : one('server/protocol-changed', '/protocolVersion', before.protocolVersion, after.protocolVersion)),
    ...differences(before.extra ?? {}, after.extra ?? {}).flatMap((change) =>
      one('server/field-changed', `/extra${change.pointer}`, change.before, change.after),
    ),
  ];
}

const INFO_RULES: Readonly<Record<string, RuleId>> = {
  name: 'server/name-changed',
  version: 'server/version-changed',
  icons: 'server/icons-changed',
};

const infoRule = (path: readonly string[]): RuleId =>
  (own(INFO_RULES, path[0] ?? '') as RuleId) ?? 'server/info-changed';
