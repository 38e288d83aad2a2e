/**
 * In: a report. Out: JUnit's XML, which every CI system reads: one suite for the lockfile, and one for that of the user where it is part of
 * the report; a test case for each server. Texts are those of the text report.
 */
import type { RenderOptions, Reporter } from '../../contracts.ts';
import { printable } from '../../display/printable.ts';
import { atOnce, type Work } from '../../host/turns.ts';
import type { Report } from '../../model.ts';
import { type Case, casesInTurns } from '../junit/cases.ts';
import { type Element, xmlDocument } from '../junit/xml.ts';
import { pathParts } from '../results/place-path.ts';
import { screenOf, userOptions } from '../text/screen.ts';
import { settingsText } from '../text/settings.ts';

export const junit: Reporter = {
  id: 'junit',
  render: (report, options) => atOnce(junitInTurns(report, options)),
  inTurns: junitInTurns,
};

/** The same, as work that yields after each change. */
export function* junitInTurns(report: Report, options: RenderOptions): Work<string> {
  const { user } = report;
  const suites = [yield* suiteInTurns(report, options, 'mcp-lock')];
  if (user !== undefined) suites.push(yield* suiteInTurns(user, userOptions(options), 'mcp-lock-user'));
  const sum = (key: 'tests' | 'failures' | 'errors') =>
    suites.reduce((all, { attributes }) => all + Number(attributes[key]), 0);
  return xmlDocument({
    name: 'testsuites',
    attributes: {
      name: 'mcp-lock',
      tests: sum('tests'),
      failures: sum('failures'),
      errors: sum('errors'),
      time: seconds(report.elapsedMs),
    },
    content: suites,
  });
}

function* suiteInTurns(report: Report, options: RenderOptions, name: string): Work<Element> {
  const cases = yield* casesInTurns(report, options, name);
  const having = (kind: Case['outcome']['kind']) =>
    cases.filter(({ outcome }) => outcome.kind === kind).length;
  const loosened = settingsText(report, screenOf(options));
  return {
    name: 'testsuite',
    attributes: {
      name,
      tests: cases.length,
      failures: having('failure'),
      errors: having('error'),
      skipped: having('skipped'),
      time: seconds(report.elapsedMs),
      file: pathOf(options.anchors?.lockfile ?? report.lockfile),
    },
    content: [
      ...cases.map(caseElement),
      ...(loosened === undefined ? [] : [{ name: 'system-out', attributes: {}, content: loosened }]),
    ],
  };
}

function caseElement({ classname, name, place, outcome, text }: Case): Element {
  const { kind } = outcome;
  const attributes = { classname, name, file: pathOf(place.file), line: place.line, time: seconds(0) };
  const out = text === '' ? [] : [{ name: 'system-out', attributes: {}, content: text }];
  if (kind === 'passed') return { name: 'testcase', attributes, content: out };
  const { kind: element, ...said } = outcome;
  const result = { name: element, attributes: said, content: kind === 'skipped' ? '' : text };
  return { name: 'testcase', attributes, content: kind === 'skipped' ? [result, ...out] : [result] };
}

const pathOf = (file: string): string => printable(pathParts(file).join('/'));

const seconds = (ms: number): string => (ms / 1000).toFixed(3);
