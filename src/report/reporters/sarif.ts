/**
 * In: a report. Out: SARIF 2.1.0 for code scanning: one run for the lockfile, and one for that of the user where it is part of the report.
 * Every finding and every failure is a result with a place and a fingerprint of its own; each rule has its help. Foreign text is code.
 */
import type { RenderOptions, Reporter } from '../../contracts.ts';
import { safeJson } from '../../display/safe-json.ts';
import { atOnce, type Work } from '../../host/turns.ts';
import type { Report } from '../../model.ts';
import { exitOfBoth } from '../report.ts';
import { pathAddress, pathParts } from '../results/place-path.ts';
import type { Result } from '../results/result.ts';
import { resultsInTurns, userResultsInTurns } from '../results/results.ts';
import { LEVELS, sarifRuleId, sarifRuleIndex, sarifRules } from '../sarif/rules.ts';

/** GitHub keeps so many results of a run, the gravest. */
const MOST = 5000;

export const sarif: Reporter = {
  id: 'sarif',
  render: (report, options) => atOnce(sarifInTurns(report, options)),
  inTurns: sarifInTurns,
};

/** The same, as work that yields after each result. */
export function* sarifInTurns(report: Report, options: RenderOptions): Work<string> {
  const lockfile = pathParts(options.anchors?.lockfile ?? report.lockfile).join('/');
  // An upload replaces what was uploaded under the same name.
  const id = `mcp-lock/${lockfile}/${options.about === 'audit' ? 'audit/' : ''}`;
  const { user } = report;
  const runs = [runOf(report, exitOfBoth(report), id, yield* resultsInTurns(report, options, MOST), options)];
  if (user !== undefined) {
    const results = yield* userResultsInTurns(user, options, MOST);
    runs.push(runOf(user, user.exitCode, `${id}user/`, results, options));
  }
  return `${safeJson({ $schema: SCHEMA, version: '2.1.0', runs })}\n`;
}

/** Settings ask for a reason. */
const NO_REASON = '-';
const HOME = 'https://www.npmjs.com/package/mcp-lock';
const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

const runOf = (
  { failures }: Report,
  exitCode: number,
  id: string,
  results: readonly Result[],
  { version }: RenderOptions,
): object => ({
  tool: { driver: { name: 'mcp-lock', version, informationUri: HOME, rules: sarifRules() } },
  automationDetails: { id },
  invocations: [{ exitCode, executionSuccessful: failures.length === 0 }],
  columnKind: 'utf16CodeUnits',
  results: results.map(resultOf),
});

function resultOf({ rule, rank, title, details, place, fingerprint, accepted }: Result): object {
  const ruleId = sarifRuleId(rule, rank);
  const { line } = place;
  return {
    ruleId,
    ruleIndex: sarifRuleIndex(ruleId),
    level: LEVELS[rank],
    message: { text: [title, ...details].join('\n') },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: pathAddress(place.file), uriBaseId: '%SRCROOT%' },
          region: { startLine: line, startColumn: 1, endLine: line, endColumn: 2 },
        },
      },
    ],
    partialFingerprints: { primaryLocationLineHash: fingerprint },
    ...(accepted === undefined
      ? {}
      : { suppressions: [{ kind: 'external', status: 'accepted', justification: accepted || NO_REASON }] }),
  };
}
