/** Reports in which one text stands in every place that a server, a config or a folder can fill. */
import type { Anchor, Anchors, RenderOptions } from '../../src/contracts.ts';
import type { Failure, Finding, Json, Report, ServerReport, Severity } from '../../src/model.ts';
import { makeReport } from '../../src/report/report.ts';

export const PLAIN: RenderOptions = { color: false, unicode: true, columns: 80, verbose: false };

const COUNTS = { tools: 3, prompts: 1, resources: 0, resourceTemplates: 0 };

/** So much of the stderr of a server is kept (`server/process.ts`). */
const STDERR = 8192;

let serial = 0;

export const finding = (
  rule: string,
  severity: Severity,
  server: string,
  subject: Finding['subject'],
  more: Partial<Finding> = {},
): Finding => {
  serial += 1;
  return { rule, severity, server, subject, ...more, fingerprint: serial.toString(16).padStart(32, '0') };
};

export const server = (name: string, more: Partial<ServerReport> = {}): ServerReport => ({
  name,
  status: 'ok',
  contacted: true,
  origin: { url: `pkg:npm/${name}@1.4.0`, version: '1.4.0' },
  counts: COUNTS,
  ...more,
});

/** An object with a key of that name, whatever the name is. */
const keyed = (key: string, value: Json): Json =>
  JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(value)}}`);

/** No path is longer. */
const PATH = 4096;

/** The text as every name, description, side of a change, reason, place, message and line of stderr. */
export function hostileReport(text: string): Report {
  const tool = { kind: 'tool', name: text } as const;
  const findings = [
    finding(
      'tool/description-changed',
      'medium',
      text,
      { ...tool, pointer: '/description' },
      {
        before: 'Reads a note.',
        after: text,
      },
    ),
    finding(
      'tool/title-changed',
      'low',
      text,
      { ...tool, pointer: '/title' },
      { before: text, after: `${text} ` },
    ),
    finding(
      'text/url-added',
      'high',
      text,
      { ...tool, pointer: '/description' },
      {
        before: 'Reads a note.',
        after: text,
        evidence: text,
      },
    ),
    finding(
      'tool/added',
      'medium',
      text,
      { kind: 'tool', name: `${text}2` },
      {
        after: {
          name: text,
          description: text,
          inputSchema: { type: 'object', properties: keyed(text, { description: text }) },
        },
      },
    ),
    finding(
      'schema/property-added-optional',
      'high',
      'notes',
      { kind: 'tool', name: 'read', pointer: `/inputSchema/properties/${text}` },
      {
        after: { type: 'string', description: text },
      },
    ),
    finding(
      'tool/field-changed',
      'medium',
      'notes',
      { kind: 'tool', name: 'read', pointer: `/${text}` },
      {
        before: keyed(text, text),
        after: [text, keyed('__proto__', keyed('constructor', text))],
      },
    ),
    finding(
      'server/answers-differ',
      'high',
      'notes',
      { kind: 'prompt', name: text },
      {
        before: text,
        after: 'x',
        told: { before: [text], after: ['cursor'] },
      },
    ),
    finding(
      'launch/args-changed',
      'medium',
      'notes',
      { kind: 'launch', pointer: '/args' },
      { before: [text], after: [text, text] },
    ),
    finding(
      'origin/version-changed',
      'medium',
      'notes',
      { kind: 'origin', pointer: '/version' },
      { before: '1.0.0', after: text },
    ),
    finding(
      'origin/dependencies-changed',
      'info',
      'notes',
      { kind: 'origin' },
      {
        before: keyed(text, '1.0.0 sha512-x'),
        after: keyed(text, text),
      },
    ),
    finding(
      'server/instructions-changed',
      'info',
      text,
      { kind: 'server', pointer: '/instructions' },
      {
        before: 'x',
        after: text,
        usual: 'high',
        accepted: { reason: text, until: '2027-01-31' },
      },
    ),
    finding('server/unlocked', 'high', `${text} new`, { kind: 'launch' }, { after: text }),
    finding(text, 'medium', text, { kind: 'resource', name: text, pointer: text }, { after: text }),
    finding('noise/dialect', 'info', text, tool),
  ];
  const failures: Failure[] = [
    { code: 'E_LAUNCH', message: text, server: text, place: text, next: text, stderr: text.slice(-STDERR) },
    {
      code: 'E_TIMEOUT',
      message: `Server ${text} did not answer.`,
      server: `${text} slow`,
      stderr: `${text}\n${text}`.slice(-STDERR),
    },
    {
      code: 'E_CONFIG',
      message: `The entry ${text} is invalid.`,
      place: `${text}:3:7`,
      next: `mcp-lock show ${text}`,
    },
  ];
  const servers = [
    server(text, { status: 'drift', origin: { url: text, version: text } }),
    server('notes', { status: 'drift', held: true, contacted: false, askedAs: text }),
    server(`${text} slow`, { status: 'incomplete' }),
    server(`${text} well`),
    server('away', { status: 'offline', contacted: false }),
  ];
  const settings = {
    file: text,
    severities: {},
    accepted: [],
    loosened: [text, `severity of ${text}`],
    ended: 2,
  };
  const side = {
    lockfile: text.slice(0, PATH),
    servers,
    findings,
    failures,
    elapsedMs: 1200,
    failOn: 'low',
    settings,
  } as const;
  return { ...makeReport(side), user: makeReport({ ...side, lockfile: `~/${text.slice(0, PATH)}` }) };
}

/** A place in the repository with the text as the file's name. */
export function hostileAnchors(text: string): RenderOptions {
  const place: Anchor = { file: text, line: 7 };
  const anchors: Anchors = {
    lockfile: text,
    ofFinding: () => place,
    ofServer: () => place,
    ofFailure: () => place,
  };
  return { ...PLAIN, anchors, userAnchors: anchors };
}

/** The same with less: comparing texts of a megabyte takes its time in each place. */
export function longReport(text: string): Report {
  const { user: _, ...whole } = hostileReport(text);
  return { ...whole, findings: whole.findings.filter(({ rule }) => LONG_RULES.has(rule)) };
}

const LONG_RULES = new Set(['tool/description-changed', 'tool/added', 'text/url-added', 'server/unlocked']);
