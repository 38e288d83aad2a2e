/**
 * What changed in a server's answer to `initialize`: two server blocks in, findings for every changed field out. Pure.
 */
import { hashOf, same } from '../lock/canonical.ts';
import { isObject } from '../lock/pointer.ts';
import type { Finding, Json, JsonObject, LockedServer, Severity } from '../model.ts';
import type { Context } from './context.ts';
import { textCues } from './cues.ts';
import { differences, own } from './differences.ts';
import { finding, findingsOf } from './finding.ts';
import { isIcons } from './icons.ts';
import type { RuleId } from './rules.ts';
import { sameButTypography } from './typography.ts';

/** Name, version, other self-description, instructions, capabilities, protocol revision and unknown fields. */
export function compareServer(
  server: string,
  before: LockedServer,
  after: LockedServer,
  context: Context,
): readonly Finding[] {
  const one = (rule: RuleId, pointer: string, from?: Json, to?: Json, severity?: Severity) =>
    finding(rule, server, { subject: { kind: 'server', pointer }, before: from, after: to, severity });
  // Instructions of which only the hash is known are the same text if it is the same hash.
  const known =
    after.instructions !== undefined && before.fields !== undefined && sameInstructions(before, after);
  const old = known ? { ...before, instructions: after.instructions } : before;
  const cues = textCues(modelVisible(old), modelVisible(after), context.cuesFor(server));
  const found = [
    ...differences(before.info, after.info).map((change) => {
      const pointer = `/info${change.pointer}`;
      return fitsField(change.path, before.info, after.info)
        ? one(infoRule(change.path), pointer, change.before, change.after)
        : finding('server/info-changed', server, {
            subject: { kind: 'server', pointer },
            before: change.before,
            after: change.after,
            severity: 'medium',
          });
    }),
    ...(sameInstructions(before, after)
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
            sameButTypography(before.instructions, after.instructions) ? 'low' : undefined,
          ),
        ]),
    ...differences(before.capabilities, after.capabilities).map((change) =>
      one(
        capabilityRule(change.path, change.before, change.after),
        `/capabilities${change.pointer}`,
        change.before,
        change.after,
        capabilityRank(change.path, change.after),
      ),
    ),
    ...(before.protocolVersion === after.protocolVersion
      ? []
      : [
          one(
            [before.protocolVersion, after.protocolVersion].every(isRevision)
              ? 'server/protocol-changed'
              : 'server/field-changed',
            '/protocolVersion',
            before.protocolVersion,
            after.protocolVersion,
          ),
        ]),
    ...(before.profile === after.profile
      ? []
      : [
          one(
            'server/profile-changed',
            '/profile',
            before.profile ?? DEFAULT_PROFILE,
            after.profile ?? DEFAULT_PROFILE,
          ),
        ]),
    ...differences(before.extra ?? {}, after.extra ?? {}).map((change) =>
      one('server/field-changed', `/extra${change.pointer}`, change.before, change.after),
    ),
    ...differences(before.listExtra ?? {}, after.listExtra ?? {}).map((change) =>
      one('server/field-changed', `/listExtra${change.pointer}`, change.before, change.after),
    ),
    ...findingsOf(server, { kind: 'server' }, cues),
  ];
  // The hashes differ, so there is a finding even if the text of one side is not stored.
  return found.length > 0 || before.hash === after.hash
    ? found
    : [finding('server/field-changed', server, { subject: { kind: 'server' } })];
}

/** The client of an entry that names none. */
const DEFAULT_PROFILE = 'mcp-lock';

const INFO_RULES: Readonly<Record<string, RuleId>> = {
  name: 'server/name-changed',
  version: 'server/version-changed',
  icons: 'server/icons-changed',
};

const infoRule = (path: readonly string[]): RuleId => own(INFO_RULES, path[0] ?? '') ?? 'server/info-changed';

const isRevision = (value: string | undefined): boolean =>
  value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** Whether both sides fit their field: text in place of a version or an icon does not. */
function fitsField([key]: readonly string[], before: JsonObject, after: JsonObject): boolean {
  const test = key === 'version' ? isVersion : key === 'icons' ? isIcons : undefined;
  return test === undefined || [before, after].every((side) => test(own(side, key ?? '')));
}

const isVersion = (value: Json | undefined): boolean =>
  value === undefined ||
  (typeof value === 'string' &&
    /^[\w.+-]{1,64}$/.test(value) &&
    /\d/.test(value) &&
    // Words joined by hyphens can be a sentence too. A version has at most two words (stage and build) beside hex hashes.
    (value.match(/[a-z]{3,}/gi) ?? []).filter((word) => !/^[a-f]+$/i.test(word)).length <= 2);

const sameInstructions = (before: LockedServer, after: LockedServer): boolean =>
  same(instructionsOf(before), instructionsOf(after));

/** The hash of the instructions, which an entry with hashes only also has. */
function instructionsOf({ instructions, fields }: LockedServer): string | undefined {
  return fields?.['instructions'] ?? (instructions === undefined ? undefined : hashOf(instructions));
}

const FLAGS: ReadonlySet<string> = new Set(
  `completions logging prompts resources tools tasks listChanged subscribe list cancel requests call`.split(
    ' ',
  ),
);

/** A flag that turns false, or is newly stated as false, removes something. Everything else can add something. */
function capabilityRule(path: readonly string[], before: Json | undefined, after: Json | undefined): RuleId {
  const isFlag = (value: Json | undefined) => value === undefined || typeof value === 'boolean';
  // The name of an unknown flag is text that the model can read, whatever its value.
  const isKnown = before !== undefined || FLAGS.has(path.at(-1) ?? '');
  if (isFlag(before) && isFlag(after) && after !== true && isKnown) return 'server/capability-off';
  if (before === undefined || (before === false && after === true)) return 'server/capability-added';
  return after === undefined ? 'server/capability-removed' : 'server/capability-changed';
}

/** What announces changes, or only helps a person to fill in a form, brings nothing new. */
function capabilityRank(path: readonly string[], after: Json | undefined): Severity | undefined {
  if (path.at(-1) === 'listChanged' && path.length === 2 && after === true) return 'info';
  const isBare = isObject(after) && Object.keys(after).length === 0;
  return path.length === 1 && isBare && /^(?:completions|logging)$/.test(path[0] ?? '') ? 'low' : undefined;
}

/** The parts of a server's answer to `initialize` that can reach the model. */
export const modelVisible = ({ info, instructions, capabilities, extra, listExtra }: LockedServer): Json => ({
  info,
  capabilities,
  ...(instructions === undefined ? {} : { instructions }),
  ...(extra === undefined ? {} : { extra }),
  ...(listExtra === undefined ? {} : { listExtra }),
});
