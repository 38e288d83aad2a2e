/**
 * What changed in a server's opening answer: two server blocks in, findings out. Every field counts. Pure.
 */
import { hashOf, same } from '../lock/canonical.ts';
import type { Finding, Json, JsonObject, LockedServer } from '../model.ts';
import type { Context } from './context.ts';
import { textCues } from './cues.ts';
import { differences, own } from './differences.ts';
import { isIcons } from './fields.ts';
import { finding } from './finding.ts';
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
  const cues = textCues(visible(before), visible(after), context.cuesFor());
  const found = [
    ...differences(before.info, after.info).map((change) => {
      const pointer = `/info${change.pointer}`;
      return isPlain(change.path, before.info, after.info)
        ? one(infoRule(change.path), pointer, change.before, change.after)
        : finding('server/info-changed', server, {
            subject: { kind: 'server', pointer },
            before: change.before,
            after: change.after,
            severity: 'medium',
          });
    }),
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
        capabilityRule(change.path, change.before, change.after),
        `/capabilities${change.pointer}`,
        change.before,
        change.after,
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
      : [one('server/profile-changed', '/profile', before.profile ?? OURS, after.profile ?? OURS)]),
    ...differences(before.extra ?? {}, after.extra ?? {}).map((change) =>
      one('server/field-changed', `/extra${change.pointer}`, change.before, change.after),
    ),
    ...cues.map(({ rule, pointer, ...rest }) =>
      finding(rule, server, { ...rest, subject: { kind: 'server', pointer } }),
    ),
  ];
  // The hashes differ, so something must be said even where the words of one side are not kept.
  return found.length > 0 || before.hash === after.hash
    ? found
    : [finding('server/field-changed', server, { subject: { kind: 'server' } })];
}

/** Who asks where nobody else is named. */
const OURS = 'mcp-lock';

const INFO_RULES: Readonly<Record<string, RuleId>> = {
  name: 'server/name-changed',
  version: 'server/version-changed',
  icons: 'server/icons-changed',
};

const infoRule = (path: readonly string[]): RuleId =>
  (own(INFO_RULES, path[0] ?? '') as RuleId) ?? 'server/info-changed';

const isRevision = (value: string | undefined): boolean =>
  value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** Whether what changed is what its place is for: words in place of a version or a picture are not. */
function isPlain([key]: readonly string[], before: JsonObject, after: JsonObject): boolean {
  const test = key === 'version' ? isVersion : key === 'icons' ? isIcons : undefined;
  return test === undefined || [before, after].every((side) => test(own(side, key ?? '')));
}

const isVersion = (value: Json | undefined): boolean =>
  value === undefined ||
  (typeof value === 'string' &&
    /^[\w.+-]{1,64}$/.test(value) &&
    /\d/.test(value) &&
    // Hyphens make a sentence as well as blanks do; a release has a stage and a build, and hashes are hexadecimal.
    (value.match(/[a-z]{3,}/gi) ?? []).filter((word) => !/^[a-f]+$/i.test(word)).length <= 2);

/** The text, or the hash of it where only hashes are kept on either side. */
function instructionsOf({ instructions, fields }: LockedServer): string | undefined {
  return fields?.['instructions'] ?? (instructions === undefined ? undefined : hashOf(instructions));
}

const SWITCHES: ReadonlySet<string> = new Set(
  `completions logging prompts resources tools tasks listChanged subscribe list cancel requests call`.split(
    ' ',
  ),
);

/** A switch that goes off, or is spelled out as off, takes something away; everything else may add. */
function capabilityRule(path: readonly string[], before: Json | undefined, after: Json | undefined): RuleId {
  const isSwitch = (value: Json | undefined) => value === undefined || typeof value === 'boolean';
  // The name of a switch that nobody knows is text, too, whichever way it stands.
  const isKnown = before !== undefined || SWITCHES.has(path.at(-1) ?? '');
  if (isSwitch(before) && isSwitch(after) && after !== true && isKnown) return 'server/capability-off';
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
