/** What services of code scanning, code quality and test results are told of the same report: SARIF, GitLab's report and JUnit. */
import { describe, expect, test } from 'vitest';
import type { RenderOptions, Reporter } from '../src/contracts.ts';
import { type Finding, type Report, SEVERITIES, type Severity } from '../src/model.ts';
import { makeReport } from '../src/report/report.ts';
import { gitlab } from '../src/report/reporters/gitlab.ts';
import { junit } from '../src/report/reporters/junit.ts';
import { sarif } from '../src/report/reporters/sarif.ts';
import { finding, hostileReport, PLAIN, server } from './formats/reports.ts';

const READ = { kind: 'tool', name: 'read_note', pointer: '/description' } as const;
const LOST = {
  code: 'E_TIMEOUT',
  message: 'No answer.',
  server: 'files',
  place: '.mcp.json:7:3',
  next: 'mcp-lock list',
};

const of = (more: Partial<Parameters<typeof makeReport>[0]> = {}): Report =>
  makeReport({
    lockfile: 'mcp-lock.json',
    servers: [server('notes', { status: 'drift' }), server('files')],
    findings: [],
    failures: [],
    elapsedMs: 2140,
    failOn: 'low',
    ...more,
  });

const changed = (after: string, severity: Severity = 'medium', more: Partial<Finding> = {}): Finding =>
  finding('tool/description-changed', severity, 'notes', READ, { before: 'Reads a note.', after, ...more });

interface Listed {
  readonly rule: string;
  readonly rank: string;
  readonly text: string;
  readonly fingerprint: string;
  readonly place: string;
}

interface SarifResult {
  readonly ruleId: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: { readonly startLine: number };
    };
  }[];
}

interface SarifRule {
  readonly id: string;
  readonly properties: { readonly tags: readonly string[]; readonly 'security-severity'?: string };
  readonly help: { readonly text: string; readonly markdown: string };
}

interface SarifLog {
  readonly runs: readonly {
    readonly automationDetails: { readonly id: string };
    readonly invocations: readonly { readonly exitCode: number }[];
    readonly tool: { readonly driver: { readonly rules: readonly SarifRule[] } };
    readonly results: readonly SarifResult[];
  }[];
}

interface Issue {
  readonly check_name: string;
  readonly severity: string;
  readonly description: string;
  readonly fingerprint: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

const logOf = (report: Report, options: RenderOptions = PLAIN): SarifLog =>
  JSON.parse(sarif.render(report, options));

const listedBySarif = (report: Report, options: RenderOptions = PLAIN): readonly Listed[] =>
  logOf(report, options).runs.flatMap(({ results }) =>
    results.map(({ ruleId, level, message, partialFingerprints, locations: [location] }) => ({
      rule: ruleId,
      rank: level,
      text: message.text,
      fingerprint: partialFingerprints.primaryLocationLineHash,
      place: `${location?.physicalLocation.artifactLocation.uri}:${location?.physicalLocation.region.startLine}`,
    })),
  );

const listedByGitlab = (report: Report, options: RenderOptions = PLAIN): readonly Listed[] =>
  (JSON.parse(gitlab.render(report, options)) as readonly Issue[]).map((one) => ({
    rule: one.check_name,
    rank: one.severity,
    text: one.description,
    fingerprint: one.fingerprint,
    place: `${one.location.path}:${one.location.lines.begin}`,
  }));

const SERVICES = [
  ['sarif', listedBySarif],
  ['gitlab', listedByGitlab],
] as const;

describe.each(SERVICES)('%s', (_, listed) => {
  test('tells findings with the worst first, then what could not be checked', () => {
    const report = of({
      findings: [
        changed('a', 'low'),
        changed('b', 'high'),
        changed('c'),
        finding('server/stale', 'low', 'files', { kind: 'lock' }),
      ],
      failures: [LOST],
    });
    expect(listed(report).map(({ text }) => text.split(' ')[0])).toEqual([
      'HIGH',
      'MEDIUM',
      'LOW',
      'LOW',
      'E_TIMEOUT',
    ]);
  });

  test('knows a change again when its text and its lines are others, and keeps two apart', () => {
    const names = (...after: readonly string[]) =>
      listed(of({ findings: after.map((text) => changed(text)) })).map(({ fingerprint }) => fingerprint);
    expect(names('a')).toEqual(names('b'));
    expect(new Set(names('a', 'b', 'c')).size).toBe(3);
    const lost = (place: string) =>
      listed(of({ failures: [{ ...LOST, place }] })).map(({ fingerprint }) => fingerprint);
    expect(lost('.mcp.json:7:3')).toEqual(lost('.mcp.json:9:1'));
    expect(lost('.mcp.json:7:3')).not.toEqual(lost('other.json:7:3'));
    const both = of({ findings: [changed('a')] });
    expect(new Set(listed({ ...both, user: both }).map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  test('tells notes of one rule about one server once, and each that settings accept', () => {
    const noise = (at: number) =>
      finding(
        'noise/dialect',
        'info',
        'notes',
        { kind: 'tool', name: `tool_${at}` },
        { before: 'a', after: 'b' },
      );
    const accepted = changed('x', 'info', {
      usual: 'high',
      accepted: { reason: 'Read by us.', until: '2027-01-31' },
    });
    const texts = listed(
      of({ findings: [...Array.from({ length: 29 }, (_, at) => noise(at)), accepted] }),
    ).map(({ text }) => text);
    expect(texts).toHaveLength(2);
    expect(texts.join('\n')).toMatch(/29 places/);
    expect(texts.join('\n')).toMatch(/usually HIGH\.\s+accepted until 2027-01-31: `Read by us\.`/);
  });

  test('says what settings loosen, and what is cut', () => {
    const settings = {
      file: 'mcp-lock.config.json',
      severities: {},
      accepted: [],
      loosened: ['fails from high on'],
      ended: 0,
    };
    expect(listed(of({ settings })).map(({ text }) => text)).toEqual([
      'Settings in `mcp-lock.config.json`: `fails from high on`.',
    ]);
    const many = Array.from({ length: 6000 }, (_, at) =>
      finding(
        'tool/title-changed',
        at === 5999 ? 'high' : 'low',
        'notes',
        { kind: 'tool', name: `t${at}` },
        { before: 'a', after: 'b' },
      ),
    );
    const all = listed(of({ findings: many, failures: [LOST] }), { ...PLAIN, flags: ' --timeout 90' });
    expect(all).toHaveLength(5000);
    expect(all[0]?.text).toMatch(/^HIGH `notes › t5999`/);
    expect(all.at(-2)?.rule).toBe('E_TIMEOUT');
    expect(all.at(-1)?.text).toMatch(
      /^cut: 4,998 of 6,000 findings\..*\s+next: `mcp-lock verify -v --timeout 90`$/,
    );
  });

  test.each([
    ['errors alone', 0, 10_000, ['cut: 4,999 of 10,000 errors.']],
    ['more errors than findings', 10, 10_000, ['cut: 4,989 of 10,000 errors.']],
    ['too many of both', 6000, 10_000, ['cut: 2,500 of 6,000 findings.', 'cut: 2,499 of 10,000 errors.']],
    ['as many as have room', 4990, 9, []],
  ])('says how many of what it leaves out, and no error takes the place of all findings: %s', (...given) => {
    const [, findings, failures, said] = given;
    const report = of({
      findings: Array.from({ length: findings }, (_, at) => changed(`x${at}`, 'high')),
      failures: Array.from({ length: failures }, (_, at) => ({ ...LOST, message: `No answer ${at}.` })),
    });
    const all = listed(report);
    expect(all.length).toBeLessThanOrEqual(5000);
    expect(all.filter(({ text }) => text.startsWith('HIGH')).length).toBe(
      Math.min(findings, 2500 + (said.length < 2 ? 2500 : 0)),
    );
    const last = all.at(-1)?.text ?? '';
    for (const one of said) expect(last).toContain(one);
    expect(last.includes('cut: ')).toBe(said.length > 0);
  });

  test('keeps the servers of two lockfiles apart, which one service lists together', () => {
    const at = () => ({ file: 'x', line: 1 });
    const named = (lockfile: string) =>
      listed(of({ findings: [changed('x')], failures: [LOST] }), {
        ...PLAIN,
        anchors: { lockfile, ofFinding: at, ofServer: at, ofFailure: at },
      }).map(({ fingerprint }) => fingerprint);
    expect(new Set([...named('a/mcp-lock.json'), ...named('b/mcp-lock.json')]).size).toBe(4);
  });

  test('names places of the repository', () => {
    const at = (file: string, line: number) => () => ({ file, line });
    const anchors = {
      lockfile: 'a b/mcp-lock.json',
      ofFinding: at('a b/mcp-lock.json', 42),
      ofServer: at('a b/mcp-lock.json', 3),
      ofFailure: at('.mcp.json', 9),
    };
    const options = { ...PLAIN, anchors };
    const places = listed(of({ findings: [changed('x')], failures: [LOST] }), options).map(({ place }) =>
      decodeURIComponent(place),
    );
    expect(places).toEqual(['a b/mcp-lock.json:42', '.mcp.json:9']);
  });

  test('has nothing to tell of a run in which all matches', () => {
    expect(listed(of({ servers: [server('notes'), server('files')] }))).toEqual([]);
  });
});

describe('sarif', () => {
  test('has the same rules in every run, ranked as an alert of each severity', () => {
    const rulesOf = (report: Report) =>
      logOf(report).runs.map(({ tool }) => JSON.stringify(tool.driver.rules));
    expect(new Set([...rulesOf(of()), ...rulesOf(hostileReport('x'))]).size).toBe(1);
    const { results, tool } =
      logOf(of({ findings: SEVERITIES.map((severity) => changed('x', severity)) })).runs[0] ?? {};
    const ranks = (results ?? []).map(({ ruleId, level }) => {
      const rule = tool?.driver.rules.find(({ id }) => id === ruleId);
      return `${ruleId} ${level} ${rule?.properties['security-severity'] ?? 'none'}`;
    });
    expect(ranks).toEqual([
      'tool/description-changed/high error 8.0',
      'tool/description-changed warning 5.0',
      'tool/description-changed/low note 2.0',
      'tool/description-changed/info note none',
    ]);
  });

  test('has a run for each lockfile, with the exit status of the whole', () => {
    const ok = of({ servers: [] });
    const runs = (report: Report) =>
      logOf(report).runs.map(
        ({ automationDetails, invocations }) => `${automationDetails.id} ${invocations[0]?.exitCode}`,
      );
    expect(runs(ok)).toEqual(['mcp-lock/mcp-lock.json/ 0']);
    expect(runs({ ...ok, user: of({ findings: [changed('x')] }) })).toEqual([
      'mcp-lock/mcp-lock.json/ 1',
      'mcp-lock/mcp-lock.json/user/ 1',
    ]);
    const judged = logOf(ok, { ...PLAIN, about: 'audit' }).runs.map(
      ({ automationDetails }) => automationDetails.id,
    );
    expect(judged).toEqual(['mcp-lock/mcp-lock.json/audit/']);
  });

  test('explains each rule as Markdown', () => {
    const rules = logOf(of()).runs[0]?.tool.driver.rules ?? [];
    const { help } = rules.find(({ id }) => id === 'text/hidden-characters') ?? { help: undefined };
    expect(help?.markdown).toMatch(
      /The model reads these characters[\s\S]*```diff\n\+ Reads a note[\s\S]*`mcp-lock diff SERVER\/ITEM`/,
    );
    expect(rules.map(({ id }) => id)).toContain('E_TIMEOUT');
  });
});

test('gitlab ranks as code quality does', () => {
  const findings = SEVERITIES.map((severity) => changed('x', severity));
  const ranks = listedByGitlab(of({ findings, failures: [LOST] })).map(({ rank }) => rank);
  expect(ranks).toEqual(['critical', 'major', 'minor', 'info', 'blocker']);
});

describe('junit', () => {
  const outcomes = (report: Report) =>
    [
      ...junit
        .render(report, PLAIN)
        .matchAll(/<testcase classname="([^"]*)" name="([^"]*)"[^>]*?(?:\/>|>\s*<([\w-]+))/g),
    ].map(([, classname, name, element = 'passed']) => `${classname} ${name} ${element}`);

  test('is a test case a server: drift fails, what could not be checked is an error, offline is skipped', () => {
    const report = of({
      servers: [
        server('notes', { status: 'drift' }),
        server('files', { status: 'incomplete' }),
        server('away', { status: 'offline', contacted: false }),
        server('well'),
      ],
      findings: [changed('x')],
      failures: [
        LOST,
        { code: 'E_CONFIG', message: 'Invalid.', place: '.mcp.json' },
        { ...LOST, server: 'nobody' },
      ],
    });
    expect(outcomes(report)).toEqual([
      'mcp-lock.notes notes failure',
      'mcp-lock.files files error',
      'mcp-lock.away away skipped',
      'mcp-lock.well well passed',
      'mcp-lock.nobody nobody error',
      'mcp-lock E_CONFIG error',
    ]);
    expect(junit.render(report, PLAIN)).toContain(
      'tests="6" failures="1" errors="3" skipped="1" time="2.140"',
    );
  });

  test.each<[string, Report]>([
    ['drift', of({ findings: [changed('x')] })],
    ['drift below the threshold', of({ findings: [changed('x')], failOn: 'high' })],
    [
      'a server that was not started',
      of({
        findings: [changed('x')],
        failOn: 'high',
        servers: [server('notes', { held: true, status: 'drift' })],
      }),
    ],
    ['notes alone', of({ findings: [changed('x', 'info')] })],
    ['a failure', of({ failures: [LOST] })],
    ['nothing', of()],
  ])('fails where the run fails: %s', (_, report) => {
    const failed = outcomes(report).some((one) => /failure|error/.test(one));
    expect(failed).toBe(report.exitCode !== 0);
  });

  test('has no two cases of one name, also where names are cut', () => {
    const long = 'x'.repeat(5000);
    const names = outcomes(of({ servers: [server(`${long}1`), server(`${long}2`), server('')] }));
    expect(new Set(names).size).toBe(3);
  });

  // Each finding and failure says how often it was asked for its server.
  test.each<[string, (count: number, read: () => void) => Report]>([
    [
      'failures of no server',
      (count, read) =>
        of({
          servers: [],
          failures: Array.from({ length: count }, (_, at) => ({
            code: 'E_CONFIG',
            message: `Entry ${at}.`,
            get server() {
              read();
              return undefined as unknown as string;
            },
          })),
        }),
    ],
    [
      'servers',
      (count, read) =>
        of({
          servers: Array.from({ length: count }, (_, at) => server(`s${at}`)),
          findings: Array.from({ length: count }, (_, at) => ({
            ...changed('x'),
            get server() {
              read();
              return `s${at}`;
            },
          })),
        }),
    ],
  ])('reads each of many as often as each of few: %s', (_, reportOf) => {
    const readsOf = (count: number) => {
      let reads = 0;
      const report = reportOf(count, () => {
        reads += 1;
      });
      expect(outcomes(report)).toHaveLength(count);
      return reads / count;
    };
    expect(readsOf(600)).toBeLessThan(2 * readsOf(60));
  });

  test('tells of a server what the text report tells', () => {
    const out = junit.render(of({ findings: [changed('Reads all notes.')] }), PLAIN);
    expect(out).toMatch(/message="1 medium\. MEDIUM `notes › read_note`: description changed/);
    expect(out).toContain('+ Reads {+all notes+}.');
    expect(out).toContain('next: mcp-lock diff notes/read_note');
  });
});

test.each<[Reporter]>([[sarif], [junit], [gitlab]])(
  '$id stays short for ten thousand findings',
  ({ render }) => {
    const findings = Array.from({ length: 10_000 }, (_, at) =>
      finding(
        'tool/added',
        'medium',
        'notes',
        { kind: 'tool', name: `tool_${at}` },
        { after: { name: `tool_${at}`, description: 'word '.repeat(200) } },
      ),
    );
    expect(render(of({ findings }), PLAIN).length).toBeLessThan(25_000_000);
  },
);
