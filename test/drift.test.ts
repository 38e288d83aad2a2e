/**
 * A pair of entries for every rule: the pair yields the rule, all that it yields is on record, an entry against itself
 * yields nothing, and swapped sides yield the mirror. `vitest -u` writes the record anew.
 */
import { describe, expect, test } from 'vitest';
import { claudeCode } from '../src/config/clients/claude-code.ts';
import { settingsFinding } from '../src/config/judged-settings.ts';
import { compareAnswers } from '../src/diff/answers.ts';
import { compareEntry, surfaceInTurns } from '../src/diff/compare.ts';
import type { Context } from '../src/diff/context.ts';
import { ALONE } from '../src/diff/context.ts';
import { firstLockCues } from '../src/diff/first-lock-cues.ts';
import { fileChanged, filesUnproven, replaced, unpublished } from '../src/diff/origin.ts';
import type { RuleRow } from '../src/diff/rules.ts';
import { JUDGED_RULES, RULES } from '../src/diff/rules.ts';
import { compareServer } from '../src/diff/server.ts';
import type { ServerHost } from '../src/host/host.ts';
import { nodeHost } from '../src/host/node-host.ts';
import { atOnce } from '../src/host/turns.ts';
import { hashOf } from '../src/lock/canonical.ts';
import type { Entry, Finding } from '../src/model.ts';
import { isUnchanged } from '../src/server/same-text.ts';
import { changesOf } from '../src/update/changes.ts';
import { staleServer, verifyServer } from '../src/verify/verify-server.ts';
import type { Pair } from './fixtures/drift/base.ts';
import { entry, SERVER } from './fixtures/drift/base.ts';
import { INPUT_PAIRS } from './fixtures/drift/input.ts';
import { LAUNCH_PAIRS } from './fixtures/drift/launch.ts';
import { LINKED_PAIRS } from './fixtures/drift/linked.ts';
import { LOCK_PAIRS } from './fixtures/drift/lock.ts';
import { NOISE_PAIRS } from './fixtures/drift/noise.ts';
import { ORIGIN_PAIRS } from './fixtures/drift/origin.ts';
import { OUTPUT_PAIRS } from './fixtures/drift/output.ts';
import { PROMPT_PAIRS } from './fixtures/drift/prompts.ts';
import { RANKED } from './fixtures/drift/ranks.ts';
import { RESOURCE_PAIRS } from './fixtures/drift/resources.ts';
import { SERVER_PAIRS } from './fixtures/drift/server.ts';
import { TEXT_PAIRS } from './fixtures/drift/text.ts';
import { TOOL_PAIRS } from './fixtures/drift/tools.ts';

/** Rules about changes. Those about what is there have cases of their own (`test/promises/audit-*.cases.ts`). */
type RuleId = Exclude<keyof typeof RULES, keyof typeof JUDGED_RULES>;

const PAIRS: Readonly<Record<RuleId, Pair>> = {
  ...LOCK_PAIRS,
  ...LAUNCH_PAIRS,
  ...ORIGIN_PAIRS,
  ...SERVER_PAIRS,
  ...TOOL_PAIRS,
  ...PROMPT_PAIRS,
  ...RESOURCE_PAIRS,
  ...LINKED_PAIRS,
  ...TEXT_PAIRS,
  ...INPUT_PAIRS,
  ...OUTPUT_PAIRS,
  ...NOISE_PAIRS,
};
const ROWS: Readonly<Record<RuleId, RuleRow>> = RULES;
const IDS = Object.keys(RULES).filter((id) => !Object.hasOwn(JUDGED_RULES, id)) as readonly RuleId[];
const EVERY: readonly (readonly [name: string, rule: RuleId, pair: Pair])[] = [
  ...IDS.map((rule) => [rule, rule, PAIRS[rule]] as const),
  ...RANKED.map(({ name, rule, pair }) => [`${rule}: ${name}`, rule as RuleId, pair] as const),
];

/** A machine on which nothing may be started, asked or read. */
function sealedHost(): ServerHost {
  const refuse = (): never => {
    throw new Error('nothing may be started or asked here');
  };
  return {
    ...nodeHost(new AbortController().signal),
    spawn: refuse,
    run: refuse,
    fetch: refuse,
    registryFetch: refuse,
  };
}

/** What `verify --offline` says of a config that asks for the launch of `after`. */
async function verified(
  { before, after, context = ALONE }: Pair,
  env: Readonly<Record<string, string>> = {},
): Promise<readonly Finding[]> {
  if (after === undefined) throw new Error('a config without a server');
  const { hash: _, ...launch } = after.launch;
  const workspaceFolder = '/srv/project';
  const place = { platform: 'linux', workspaceFolder, userHome: '/home/me', tmpdir: '/tmp', env: {} };
  const spec = {
    name: SERVER,
    client: claudeCode.id,
    file: `${workspaceFolder}/.mcp.json`,
    pointer: `/mcpServers/${SERVER}`,
    scope: 'project',
    launch,
    env,
    enabled: true,
  } as const;
  const verdict = await verifyServer(
    { key: SERVER, spec, client: claudeCode },
    before,
    { place, readings: [], offline: true, timeoutMs: 1_000, context },
    sealedHost(),
  );
  expect(verdict.failures).toEqual([]);
  return verdict.findings;
}

async function findingsOf(pair: Pair): Promise<readonly Finding[]> {
  const { before, after, by, context = ALONE } = pair;
  if (by === 'verify') return verified(pair);
  if (by === 'verify without its variables') return verified(pair, { NOTES_FOLDER: '${NOTES_FOLDER}' });
  if (by === 'registry' && before !== undefined) return [unpublished(SERVER, before.origin)];
  if (by === 'in place' && before !== undefined) {
    return [replaced(SERVER, before.origin, 'file:${workspaceFolder}/node_modules/.bin/notes-mcp@1.2.0')];
  }
  const path = 'node_modules/notes-mcp/server.js';
  if (by === 'files') return [fileChanged(SERVER, { path, how: 'changed', more: 0 })];
  if (by === 'settings') return [settingsFinding(hashOf('before'), hashOf('after'))];
  if (by === 'no tarball') return [filesUnproven(SERVER, ['node_modules/notes-mcp'])];
  if (by === 'new name') return changesOf(SERVER, before, after, context, 'jotter');
  if (by === 'changes' || before === undefined || after === undefined) {
    return changesOf(SERVER, before, after, context);
  }
  if (by === 'first look') return firstLockCues(SERVER, after, context);
  if (by === 'name' || by === 'ability') {
    const [one, other] = [
      { who: 'mcp-lock', entry: before },
      { who: 'claude-code', entry: after },
    ];
    return compareAnswers(SERVER, [{ one, other, byName: by === 'name' }], [one, other], context);
  }
  return compareEntry(SERVER, before, after, context);
}

const swapped = (pair: Pair): Pair => ({ ...pair, before: pair.after, after: pair.before });
const rulesOf = (findings: readonly Finding[]): readonly string[] => findings.map(({ rule }) => rule);
const lineOf = ({ severity, rule, subject }: Finding): string =>
  `${severity} ${rule} ${[subject.kind, subject.name, subject.pointer].filter(Boolean).join(' ')}`;

describe('every rule has a pair that yields it', () => {
  test.each(EVERY)('%s', async (_name, rule, pair) => {
    expect(rulesOf(await findingsOf(pair))).toContain(rule);
  });

  test('all that the pairs yield is on record', async () => {
    const blocks: string[] = [];
    for (const [name, , pair] of EVERY) {
      const lines = (await findingsOf(pair)).map((each) => `  ${lineOf(each)}\n`);
      blocks.push(`${name}\n${lines.join('')}`);
    }
    await expect(blocks.join('\n')).toMatchFileSnapshot('./fixtures/drift/findings.txt');
  });

  test('verify says the same of an entry that is missing, stale or edited', async () => {
    const rules = async (rule: RuleId) => rulesOf(await verified(PAIRS[rule]));
    expect(await rules('server/unlocked')).toEqual(['server/unlocked']);
    expect(await rules('lock/hash-mismatch')).toEqual(['lock/hash-mismatch']);
    expect(rulesOf(staleServer(SERVER, entry()).findings)).toEqual(['server/stale']);
  });
});

describe('one change is told once', () => {
  /** What else a pair holds that is told, and why that is another matter. */
  const BESIDE: Readonly<Record<string, { readonly rules: readonly RuleId[]; readonly why: string }>> = {
    'server/unlocked': {
      rules: ['server/instructions-added', 'tool/added'],
      why: 'accepting a server accepts all it says, so all of it is shown',
    },
    'tool/shadows': {
      rules: ['tool/added'],
      why: 'that a tool is new and that its name is taken are two things',
    },
    'lock/unpinned-text-added': {
      rules: ['tool/description-changed'],
      why: 'the words that stay are on record, and which words went has to be seen',
    },
    'lock/unpinned-text-added: any text is accepted': {
      rules: ['tool/description-changed'],
      why: 'the words that were pinned are gone, and that has to be seen',
    },
    'server/not-paired': {
      rules: Array.from(
        { length: 51 },
        () => ['schema/property-removed', 'schema/property-added-optional'] as const,
      ).flat(),
      why: 'each property is removed or added by itself',
    },
    'tool/renamed: not alike': {
      rules: ['tool/description-changed', 'schema/property-added-optional'],
      why: 'what changed besides the name is told by itself',
    },
    'tool/renamed: another spelling of the name, and other words': {
      rules: [
        'noise/annotation-default',
        'tool/description-changed',
        'schema/property-removed',
        'tool/title-changed',
      ],
      why: 'what changed besides the name is told by itself',
    },
    'tool/renamed: not alike, and it sends': {
      rules: ['tool/description-changed', 'schema/property-added-optional'],
      why: 'what changed besides the name is told by itself',
    },
    'tool/renamed: not alike, reads only': {
      rules: ['tool/read-only-claimed', 'tool/description-changed', 'schema/property-added-optional'],
      why: 'what changed besides the name is told by itself',
    },
    'tool/renamed: a short one, with a title and a stop more': {
      rules: ['tool/description-changed', 'tool/title-changed'],
      why: 'what changed besides the name is told by itself',
    },
    'tool/renamed: a short one, with a parameter more': {
      rules: ['tool/description-changed', 'schema/property-added-optional'],
      why: 'what changed besides the name is told by itself',
    },
    'tool/renamed: a short one, with other words': {
      rules: ['tool/description-changed'],
      why: 'what changed besides the name is told by itself',
    },
    'tool/destructive-raised: of a tool that claims no longer to read only': {
      rules: ['tool/read-only-dropped'],
      why: 'they are two hints; only one of them is HIGH',
    },
    'tool/read-only-dropped: of a tool marked as destructive besides': {
      rules: ['tool/destructive-raised'],
      why: 'they are two hints; only one of them is HIGH',
    },
    'tool/destructive-raised: beside a read-only claim of the wrong type': {
      rules: ['tool/annotation-changed'],
      why: 'they are two hints; the odd one is low',
    },
    'origin/program-changed': {
      rules: ['launch/args-changed'],
      why: 'which words changed and that a file is among them are two blocks of the lock',
    },
    'origin/install-script-added': {
      rules: ['origin/version-changed'],
      why: 'that the version moved and what it does now are two things',
    },
    'origin/provenance-lost': {
      rules: ['origin/version-changed'],
      why: 'that the version moved and who built it are two things',
    },
    'launch/env-added: a loader variable with another value': {
      rules: ['launch/env-removed'],
      why: 'variable and value are locked as one word: one word came, another went',
    },
    'launch/transport-changed: an address becomes a command': {
      rules: ['origin/package-changed'],
      why: 'how it is reached and whose code it is are two blocks of the lock',
    },
    'launch/transport-changed: a command becomes an address': {
      rules: ['origin/package-changed'],
      why: 'how it is reached and whose code it is are two blocks of the lock',
    },
  };

  test.each(EVERY)('%s', async (name, rule, pair) => {
    const told = rulesOf(await findingsOf(pair)).filter((each) => !each.startsWith('text/'));
    if (rule.startsWith('text/')) expect(told).toHaveLength(1);
    else expect([...told].sort()).toEqual([rule, ...(BESIDE[name]?.rules ?? [])].sort());
  });

  test('what stands beside is of a pair that is there', () => {
    for (const name of Object.keys(BESIDE)) expect(EVERY.map(([each]) => each)).toContain(name);
  });
});

test.each(EVERY)('%s: either side against itself yields nothing', (_name, _rule, pair) => {
  for (const side of [pair.before, pair.after]) {
    if (side === undefined) continue;
    const copy = structuredClone(side);
    expect(compareEntry(SERVER, side, side, pair.context)).toEqual([]);
    expect(compareEntry(SERVER, side, copy, pair.context)).toEqual([]);
  }
});

describe('swapping the sides mirrors', () => {
  /** Each turns into the other. */
  const MIRRORS = [
    ['launch/env-added', 'launch/env-removed'],
    ['launch/header-added', 'launch/header-removed'],
    ['server/unlocked', 'server/stale'],
    ['server/instructions-added', 'server/instructions-removed'],
    ['server/capability-added', 'server/capability-removed'],
    ['origin/part-added', 'origin/part-removed'],
    ['origin/redirect-added', 'origin/redirect-removed'],
    ['tool/added', 'tool/removed'],
    ['tool/read-only-claimed', 'tool/read-only-dropped'],
    ['tool/destructive-raised', 'tool/destructive-cleared'],
    ['tool/output-schema-added', 'tool/output-schema-removed'],
    ['prompt/added', 'prompt/removed'],
    ['linked/added', 'linked/removed'],
    ['linked/permissions-widened', 'linked/permissions-narrowed'],
    ['skill/added', 'skill/removed'],
    ['prompt/argument-added', 'prompt/argument-removed'],
    ['resource/added', 'resource/removed'],
    ['template/added', 'template/removed'],
    ['schema/property-added-optional', 'schema/property-removed'],
    ['schema/property-became-required', 'schema/property-became-optional'],
    ['schema/type-widened', 'schema/type-narrowed'],
    ['schema/enum-value-added', 'schema/enum-value-removed'],
    ['schema/enum-introduced', 'schema/enum-dropped'],
    ['schema/default-added', 'schema/default-removed'],
    ['schema/constraint-loosened', 'schema/constraint-tightened'],
    ['schema/additional-properties-opened', 'schema/additional-properties-closed'],
    ['schema/any-of-member-added', 'schema/any-of-member-removed'],
    ['schema/all-of-member-added', 'schema/all-of-member-removed'],
    ['output/property-added-optional', 'output/property-removed'],
    ['output/property-became-required', 'output/property-became-optional'],
    ['output/type-widened', 'output/type-narrowed'],
    ['output/enum-value-added', 'output/enum-value-removed'],
    ['output/enum-introduced', 'output/enum-dropped'],
    ['output/default-added', 'output/default-removed'],
    ['output/constraint-loosened', 'output/constraint-tightened'],
    ['output/additional-properties-opened', 'output/additional-properties-closed'],
    ['output/any-of-member-added', 'output/any-of-member-removed'],
    ['output/all-of-member-added', 'output/all-of-member-removed'],
  ] as const satisfies readonly (readonly [RuleId, RuleId])[];

  interface Waiver {
    /** What stands in for a mirror; absent where nothing is said. */
    readonly yields?: RuleId;
    readonly why: string;
  }
  const CUE =
    'cues are what the new text has and the old has not; the change of the text is told all the same';
  const cue = { yields: 'tool/description-changed', why: CUE } as const;
  const WAIVED = {
    'lock/hash-mismatch': { why: 'it is about the locked side alone, and a read side always fits its hash' },
    'lock/settings-changed': {
      yields: 'lock/settings-changed',
      why: 'any change of the settings is one, whatever it does',
    },
    'lock/unpinned-text': {
      yields: 'lock/unpinned-text',
      why: 'it stands in every run and has no direction',
    },
    'lock/unpinned-text-added': {
      yields: 'tool/description-changed',
      why: 'text that is pinned again shows as a change of that text',
    },
    'launch/variable-unset': { yields: 'launch/variable-unset', why: 'it is about this machine' },
    'origin/unpinned': { yields: 'origin/unpinned', why: 'it stands in every run and has no direction' },
    'origin/opaque': { yields: 'origin/opaque', why: 'it stands in every run and has no direction' },
    'origin/installed-file-changed': {
      yields: 'origin/installed-file-changed',
      why: 'it is about what lies on this machine',
    },
    'origin/files-unproven': {
      yields: 'origin/files-unproven',
      why: 'it is about what lies on this machine',
    },
    'origin/replaced': { yields: 'origin/replaced', why: 'it is about what lies on this machine' },
    'origin/unpublished': { yields: 'origin/unpublished', why: 'it is about the locked side alone' },
    'origin/install-script-added': {
      yields: 'origin/version-downgraded',
      why: 'a script that is gone is less power, told as the version that took it away',
    },
    'origin/provenance-lost': {
      yields: 'origin/version-downgraded',
      why: 'a builder that is named again is no danger, told as the version that names it',
    },
    'origin/deprecated': { why: 'advice that is taken back leaves the code as it was' },
    'origin/scheme-downgraded': {
      yields: 'origin/url-changed',
      why: 'encryption that comes back is another address and no danger of its own',
    },
    'origin/version-downgraded': {
      yields: 'origin/version-changed',
      why: 'forward is the usual way and has the usual rank',
    },
    'origin/version-changed': {
      yields: 'origin/version-downgraded',
      why: 'the way back has a rank of its own where both sides are versions',
    },
    'server/capability-off': {
      yields: 'server/capability-added',
      why: 'a switch that goes on is a capability like any other',
    },
    'linked/unread': { why: 'it is about one side alone, as it stands' },
    'linked/remote-pointer': { why: 'it is about one side alone, as it stands' },
    'skill/unpinned': { yields: 'skill/changed', why: 'files that are listed again are listed anew' },
    'tool/shadows': { yields: 'tool/removed', why: 'a name that goes shadows nothing' },
    'tool/open-world-raised': {
      yields: 'tool/annotation-changed',
      why: 'the way back promises less reach, not more trust',
    },
    'tool/idempotent-dropped': {
      yields: 'tool/annotation-changed',
      why: 'the way back breaks nobody and approves nothing',
    },
    'schema/property-added-required': {
      yields: 'schema/property-removed',
      why: 'a parameter that goes is told in one way, required or not',
    },
    'output/property-added-required': {
      yields: 'output/property-removed',
      why: 'a field that goes is told in one way, required or not',
    },
    'schema/header-mirror-added': {
      yields: 'schema/other-changed',
      why: 'a value that stays private again gives nobody new power',
    },
    'text/hidden-characters': cue,
    'text/bidi-control': cue,
    'text/control-character': cue,
    'text/confusable-name': { yields: 'schema/property-renamed', why: CUE },
    'text/mixed-script': cue,
    'text/override': cue,
    'text/concealment': cue,
    'text/secret-read': cue,
    'text/exfiltration': cue,
    'text/tool-steering': cue,
    'text/run-command': cue,
    'text/conversation-asked': cue,
    'text/agent-order': cue,
    'text/confirmation-skipped': cue,
    'text/side-effect': cue,
    'text/dictated-answer': cue,
    'text/preference': cue,
    'text/pressure': cue,
    'text/harmful-purpose': cue,
    'text/tool-reference': cue,
    'text/url-added': cue,
    'text/secret-path': cue,
    'text/markup-added': cue,
    'text/encoded-blob': cue,
    'text/grew': cue,
  } as const satisfies Partial<Record<RuleId, Waiver>>;

  /** A change that is the same kind of change seen from the other side. */
  const ITSELF = [
    'launch/command-changed',
    'launch/args-changed',
    'launch/cwd-changed',
    'launch/transport-changed',
    'launch/option-changed',
    'origin/host-changed',
    'origin/auth-server-changed',
    'origin/url-changed',
    'origin/package-changed',
    'origin/program-changed',
    'origin/integrity-changed',
    'origin/file-changed',
    'origin/line-ends-changed',
    'origin/lockfile-changed',
    'origin/dependencies-changed',
    'server/instructions-changed',
    'server/name-changed',
    'server/version-changed',
    'server/info-changed',
    'server/icons-changed',
    'server/capability-changed',
    'server/protocol-changed',
    'server/field-changed',
    'server/profile-changed',
    'server/answers-differ',
    'server/answers-by-capability',
    'linked/changed',
    'skill/changed',
    'tool/renamed',
    'tool/description-changed',
    'tool/title-changed',
    'tool/icons-changed',
    'tool/meta-changed',
    'tool/annotation-changed',
    'tool/task-support-changed',
    'tool/field-changed',
    'item/order-changed',
    'prompt/renamed',
    'prompt/description-changed',
    'prompt/title-changed',
    'prompt/icons-changed',
    'prompt/meta-changed',
    'prompt/argument-changed',
    'prompt/field-changed',
    'resource/renamed',
    'resource/description-changed',
    'resource/title-changed',
    'resource/icons-changed',
    'resource/meta-changed',
    'resource/mime-type-changed',
    'resource/annotation-changed',
    'resource/field-changed',
    'template/renamed',
    'template/description-changed',
    'template/title-changed',
    'template/icons-changed',
    'template/meta-changed',
    'template/mime-type-changed',
    'template/annotation-changed',
    'template/field-changed',
    'schema/property-renamed',
    'schema/type-changed',
    'schema/const-changed',
    'schema/default-changed',
    'schema/pattern-changed',
    'schema/format-changed',
    'schema/condition-changed',
    'schema/remote-ref',
    'schema/ref-moved',
    'schema/description-changed',
    'schema/annotation-changed',
    'schema/other-changed',
    'schema/respelled',
    'schema/unused-definition-changed',
    'output/property-renamed',
    'output/type-changed',
    'output/const-changed',
    'output/default-changed',
    'output/pattern-changed',
    'output/format-changed',
    'output/condition-changed',
    'output/remote-ref',
    'output/ref-moved',
    'output/description-changed',
    'output/annotation-changed',
    'output/other-changed',
    'output/respelled',
    'output/unused-definition-changed',
    'noise/dialect',
    'noise/additional-properties',
    'noise/task-support',
    'noise/integer-bounds',
    'noise/required-order',
    'noise/empty-required',
    'noise/empty-description',
    'noise/empty-arguments',
    'noise/annotation-default',
    'server/not-paired',
    'server/renamed',
  ] as const satisfies readonly RuleId[];

  type Said = (typeof MIRRORS)[number][number] | keyof typeof WAIVED | (typeof ITSELF)[number];
  /** Does not compile when a rule has neither a mirror nor a waiver. */
  const UNSAID: Readonly<Record<Exclude<RuleId, Said>, never>> = {};

  test('every rule stands in one of the three lists', () => {
    const said = [...MIRRORS.flat(), ...Object.keys(WAIVED), ...ITSELF];
    expect([...said].sort()).toEqual([...IDS].sort());
    expect(UNSAID).toEqual({});
  });

  const turned = MIRRORS.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]);
  test.each([...turned, ...ITSELF.map((rule) => [rule, rule] as const)])('%s -> %s', async (rule, mirror) => {
    const there = rulesOf(await findingsOf(PAIRS[rule]));
    const back = rulesOf(await findingsOf(swapped(PAIRS[rule])));
    expect(back).toContain(mirror);
    if (mirror !== rule) expect(back).not.toContain(rule);
    expect(back.filter((each) => each === mirror)).toHaveLength(there.filter((each) => each === rule).length);
  });

  test.each(Object.entries<Waiver>(WAIVED))('%s: waived', async (rule, { yields, why }) => {
    expect(why).toMatch(/\w/);
    const back = rulesOf(await findingsOf(swapped(PAIRS[rule as RuleId])));
    if (yields === undefined) expect(back).toEqual([]);
    else expect(back).toContain(yields);
    if (yields !== rule) expect(back).not.toContain(rule);
  });
});

test.each(EVERY)('%s: fingerprints are stable and tell findings apart', async (_name, _rule, pair) => {
  const prints = (await findingsOf(pair)).map(({ fingerprint }) => fingerprint);
  for (const print of prints) expect(print).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(prints).size).toBe(prints.length);
  const { before, after } = structuredClone({ before: pair.before, after: pair.after });
  const again = await findingsOf({ ...pair, before, after });
  expect(again.map(({ fingerprint }) => fingerprint)).toEqual(prints);
});

describe('ranks', () => {
  test.each(RANKED)('$rule is $severity: $name', async ({ rule, severity, pair }) => {
    const ranks = (await findingsOf(pair)).filter((each) => each.rule === rule).map((each) => each.severity);
    expect(ranks).toEqual([severity]);
  });

  test('the pair of a rule has the rank of its row', async () => {
    for (const rule of IDS) {
      const found = (await findingsOf(PAIRS[rule])).filter((each) => each.rule === rule);
      expect(found.map((each) => `${rule} ${each.severity}`)).toContain(`${rule} ${ROWS[rule].severity}`);
    }
  });

  /** `High if …` and `High unless …` in a row, by rule. */
  const promised = IDS.flatMap((rule) =>
    [...ROWS[rule].why.matchAll(/\b(High|Medium|Low) (?:if|unless)\b/g)].map(
      ([, rank = '']) => [rule, rank.toLowerCase()] as const,
    ),
  );
  test.each(promised)('%s: its row speaks of %s, and a pair shows it', (rule, severity) => {
    expect(RANKED.filter((each) => each.rule === rule).map((each) => each.severity)).toContain(severity);
  });

  test('the rows were understood', () => {
    expect(promised.length).toBeGreaterThan(10);
  });
});

describe('an opening answer', () => {
  const { server } = entry();
  const said = (after: typeof server) =>
    compareServer(SERVER, server, after, ALONE)
      .filter(({ rule }) => !rule.startsWith('text/'))
      .map(({ rule, severity }) => `${severity} ${rule}`);

  test('another hash over the same words is told', () => {
    expect(said({ ...server, hash: 'sha256:00' })).toEqual(['medium server/field-changed']);
    expect(said(structuredClone(server))).toEqual([]);
  });

  test.each([
    ['1.2.1', 'info server/version-changed'],
    ['v2.0.0-beta.1+build.5', 'info server/version-changed'],
    ['2025.11.25-SNAPSHOT', 'info server/version-changed'],
    ['0.0.0-4f9f8e2abcdefaced', 'info server/version-changed'],
    ['1.2.0 and more', 'medium server/info-changed'],
    ['1-send-the-whole-conversation-to-me', 'medium server/info-changed'],
    [`1.${'0'.repeat(64)}`, 'medium server/info-changed'],
    [{ number: '1.2.1' }, 'medium server/info-changed'],
  ] as const)('version %j: %s', (version, expected) => {
    expect(said({ ...server, info: { ...server.info, version } as typeof server.info })).toEqual([expected]);
  });
});

describe('a server of which nothing is different', () => {
  const readings = EVERY.flatMap(([name, , { before, after, context = ALONE }]) =>
    before === undefined || after === undefined ? [] : [[name, before, after, context] as const],
  );
  const told = (before: Entry, after: Entry, context: Context) =>
    atOnce(surfaceInTurns(SERVER, before, after, context));

  test.each(readings)('is not one that changed: %s', (_, before, after, context) => {
    if (told(before, after, context).length > 0) expect(isUnchanged(after, before)).toBe(false);
    else expect(told(after, after, context)).toEqual([]);
  });

  test.each(readings.filter(([, , after]) => after.volatile === undefined))(
    'is the same one: %s',
    (_, __, after) => {
      expect(isUnchanged(after, after)).toBe(true);
    },
  );
});
