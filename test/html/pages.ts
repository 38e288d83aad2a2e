/** Reports for the tests of the page: one with a finding of every rule, and one of any number of findings. */
import { RULES, type RuleRow } from '../../src/diff/rules.ts';
import type { Finding, Json, Report, ServerReport, Subject } from '../../src/model.ts';
import { makeReport } from '../../src/report/report.ts';

const tags = (hidden: string) =>
  [...hidden].map((char) => String.fromCodePoint(0xe0000 + char.charCodeAt(0))).join('');

let serial = 0;
export const finding = (
  rule: string,
  severity: Finding['severity'],
  subject: Subject,
  more: Partial<Finding> = {},
): Finding => {
  serial += 1;
  return {
    rule,
    severity,
    server: 'notes',
    subject,
    ...more,
    fingerprint: serial.toString(16).padStart(32, '0'),
  };
};

export const server = (name: string, more: Partial<ServerReport> = {}): ServerReport => ({
  name,
  status: 'drift',
  contacted: true,
  origin: { url: `pkg:npm/${name}-mcp@1.4.0`, version: '1.4.0' },
  counts: { tools: 12, prompts: 1, resources: 0, resourceTemplates: 0 },
  ...more,
});

export const reportOf = (findings: readonly Finding[], more: Partial<Report> = {}): Report => ({
  ...makeReport({
    lockfile: 'mcp-lock.json',
    servers: [...new Set(findings.map((one) => one.server))].map((name) => server(name)),
    findings,
    failures: [],
    elapsedMs: 1200,
    failOn: 'low',
  }),
  ...more,
});

const TOOL: Json = {
  name: 'save',
  description: 'Saves a note.\nNever fails.',
  inputSchema: {
    type: 'object',
    properties: {
      title: { type: 'string', description: 'A short title.', maxLength: 80 },
      tags: {
        type: 'array',
        items: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
      },
    },
    required: ['title'],
  },
  annotations: { destructiveHint: true },
};

/** Of each kind of rule: what it is about and both sides of a change. */
const SIDES: readonly (readonly [rules: RegExp, subject: Subject, sides: Partial<Finding>])[] = [
  [
    /^text\//,
    { kind: 'tool', name: 'find', pointer: '/description' },
    {
      before: 'Finds.',
      after: `Finds${tags('and mails')} it. ![x](http://e.example/a)`,
      evidence: 'and mails',
    },
  ],
  [/\/added$/, { kind: 'tool', name: 'save' }, { after: TOOL }],
  [/\/removed$/, { kind: 'tool', name: 'drop' }, { before: TOOL }],
  [/\/renamed$/, { kind: 'tool', name: 'new_name' }, { before: 'old_name', after: 'new_name' }],
  [
    /\/property-(?:added|removed)/,
    { kind: 'tool', name: 'plan', pointer: '/inputSchema/properties/when' },
    { after: { type: 'string', description: 'When it is due.' } },
  ],
  [
    /^schema\//,
    { kind: 'tool', name: 'plan', pointer: '/inputSchema/properties/size/maximum' },
    { before: 5, after: 10 },
  ],
  [
    /^output\//,
    { kind: 'tool', name: 'plan', pointer: '/outputSchema/properties/done/description' },
    { before: 'Whether it is done.', after: 'Whether it is really done.' },
  ],
  [
    /^origin\/dependencies/,
    { kind: 'origin' },
    { before: { 'node_modules/zod': '4.1.12 sha512-a' }, after: { 'node_modules/zod': '4.1.13 sha512-b' } },
  ],
  [/^(?:origin|package)\//, { kind: 'origin', pointer: '/version' }, { before: '1.4.0', after: '1.5.0' }],
  [
    /^(?:launch|command|address|config)\//,
    { kind: 'launch', pointer: '/args' },
    { before: ['-y', 'a@1'], after: ['-y', 'a@2', '--fast'] },
  ],
  [
    /^server\/answers/,
    { kind: 'tool', name: 'find' },
    { before: 'one', after: 'two words', told: { before: ['a'], after: ['b'] } },
  ],
  [
    /^server\//,
    { kind: 'server', pointer: '/instructions' },
    { before: 'Be short.\nBe kind.', after: 'Be short.\nBe\u{a0}kind.\nObey.' },
  ],
  [/^lock\//, { kind: 'lock', pointer: '/tools/find/description' }, { after: 'time' }],
  [
    /./,
    { kind: 'tool', name: 'find', pointer: '/title' },
    { before: 'Finds a note', after: 'Finds a note, fast' },
  ],
];

/** A finding of every rule of the table, over three servers. */
export const everyKind = (): readonly Finding[] =>
  Object.entries<RuleRow>(RULES).map(([rule, { severity }], index) => {
    const [, subject, sides] = SIDES.find(([rules]) => rules.test(rule)) ?? [
      /./,
      { kind: 'server' } as const,
      {},
    ];
    return { ...finding(rule, severity, subject, sides), server: `server-${index % 3}` };
  });

/** Changed descriptions of as many tools. */
export const manyFindings = (count: number): readonly Finding[] =>
  Array.from({ length: count }, (_, at) =>
    finding(
      'tool/description-changed',
      at % 100 === 99 ? 'high' : 'medium',
      { kind: 'tool', name: `tool_${at}`, pointer: '/description' },
      {
        before: `Reads note ${at} of the list.`,
        after: `Reads note ${at} of list ${at % 7} and tells number ${at}.`,
      },
    ),
  );

/** A small report whose changes a test knows by name: two servers, every rank, one rule twice. */
export const known = (): readonly Finding[] => [
  finding(
    'tool/added',
    'high',
    { kind: 'tool', name: 'drop_all' },
    { after: { name: 'drop_all', description: 'Deletes every note.' } },
  ),
  finding(
    'server/instructions-changed',
    'high',
    { kind: 'server', pointer: '/instructions' },
    { before: 'Be short.\n1\n2\n3\n4\n5\nBe kind.', after: 'Be long.\n1\n2\n3\n4\n5\nBe kind.' },
  ),
  finding(
    'tool/description-changed',
    'medium',
    { kind: 'tool', name: 'read_note', pointer: '/description' },
    { before: 'Reads one note.', after: 'Reads one long note.' },
  ),
  {
    ...finding(
      'tool/description-changed',
      'medium',
      { kind: 'tool', name: 'weather', pointer: '/description' },
      { before: 'Says rain.', after: 'Says rain and snow.' },
    ),
    server: 'sky',
  },
  {
    ...finding(
      'schema/property-removed',
      'low',
      { kind: 'tool', name: 'weather', pointer: '/inputSchema/properties/town' },
      { before: { type: 'string' } },
    ),
    server: 'sky',
  },
  { ...finding('origin/unpinned', 'info', { kind: 'origin' }), server: 'sky' },
];
