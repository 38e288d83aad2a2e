/**
 * What changed in a server's opening answer: two server blocks in, findings out. Every field counts. Pure.
 */
import { hashOf, same } from '../lock/canonical.ts';
import type { Finding, Json, LockedServer } from '../model.ts';
import type { Context } from './context.ts';
import { textCues } from './cues.ts';
import { finding } from './finding.ts';
import { differences, own } from './pointers.ts';
import type { RuleId } from './rules.ts';

/** Name, version, other self-description, instructions, capabilities, protocol revision and unknown fields. */
export function compareServer(
  server: string,
  before: LockedServer,
  after: LockedServer,
  context: Context,
): readonly Finding[] {
  const one = (rule: RuleId, pointer: string, from?: Json, to?: Json) =>
    finding(rule, server, { subject: { kind: 'server', pointer }, before: from, after: to });
  const cues = textCues(visible(before), visible(after), context.cuesFor(server));
  return [
    ...differences(before.info, after.info).map((change) =>
      one(infoRule(change.path), `/info${change.pointer}`, change.before, change.after),
    ),
    ...(same(instructionsOf(before), instructionsOf(after))
      ? []
      : [
          one(
            instructionsOf(before) === undefined
              ? 'server/instructions-added'
              : instructionsOf(after) === undefined
                ? 'server/instructions-removed'
                : 'server/instructions-changed',
            '/instructions',
            before.instructions,
            after.instructions,
          ),
        ]),
    ...differences(before.capabilities, after.capabilities).map((change) =>
      one(
        capabilityRule(change.before, change.after),
        `/capabilities${change.pointer}`,
        change.before,
        change.after,
      ),
    ),
    ...(before.protocolVersion === after.protocolVersion
      ? []
      : [one('server/protocol-changed', '/protocolVersion', before.protocolVersion, after.protocolVersion)]),
    ...differences(before.extra ?? {}, after.extra ?? {}).map((change) =>
      one('server/field-changed', `/extra${change.pointer}`, change.before, change.after),
    ),
    ...cues.map(({ rule, pointer, ...rest }) =>
      finding(rule, server, { ...rest, subject: { kind: 'server', pointer } }),
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

/** The text, or the hash of it where only hashes are kept on either side. */
function instructionsOf({ instructions, fields }: LockedServer): string | undefined {
  return fields?.['instructions'] ?? (instructions === undefined ? undefined : hashOf(instructions));
}

/** A switch that goes off, or is spelled out as off, takes something away; everything else may add. */
function capabilityRule(before: Json | undefined, after: Json | undefined): RuleId {
  const isSwitch = (value: Json | undefined) => value === undefined || typeof value === 'boolean';
  if (isSwitch(before) && isSwitch(after) && after !== true) return 'server/capability-off';
  if (before === undefined || (before === false && after === true)) return 'server/capability-added';
  return after === undefined ? 'server/capability-removed' : 'server/capability-changed';
}

/** What of an opening answer can reach the model. */
export const visible = ({ info, instructions, capabilities, extra }: LockedServer): Json => ({
  info,
  capabilities,
  ...(instructions === undefined ? {} : { instructions }),
  ...(extra === undefined ? {} : { extra }),
});
