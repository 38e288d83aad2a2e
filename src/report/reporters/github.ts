/**
 * In: a report. Out: annotations for GitHub Actions, a line each: every error, every change by its rank, at its line of the lockfile or the
 * config. Each level has a budget; the gravest come first, and among them those that point at a config, which changed. Nothing for a run in
 * which nothing was found. The job summary is written beside it (`cli/step-summary.ts`).
 */
import type { Anchors, RenderOptions, Reporter } from '../../contracts.ts';
import { printable } from '../../display/printable.ts';
import { atOnce, type Work } from '../../host/turns.ts';
import type { Failure, Report, Severity } from '../../model.ts';
import { type Annotation, annotationLine, type Level, MOST, withinBudget } from '../github/annotation.ts';
import { annotationTitle, moreAnnotations, nextStepIs, placeIs } from '../messages.ts';
import { nextStep, reasonFor } from '../text/advice.ts';
import { message, rowOf } from '../text/finding.ts';
import { changeKey, subjectKey } from '../text/grouping.ts';
import { changesRanked, type RankedChange, spread } from '../text/high-changes.ts';
import { changeLine } from '../text/high-lines.ts';
import { type Screen, screenOf, userOptions } from '../text/screen.ts';
import { settingsLines } from '../text/settings.ts';
import type { Checked } from '../text/tally.ts';
import { toldInTurns } from '../text/told.ts';

export const github: Reporter = {
  id: 'github',
  render: (report, options) => atOnce(githubInTurns(report, options)),
  inTurns: githubInTurns,
};

const LEVELS: readonly (readonly [Severity, Level])[] = [
  ['high', 'error'],
  ['medium', 'warning'],
  ['low', 'notice'],
];

/** Of a message, before its reason. */
const COLUMNS = 400;
const MOST_MESSAGE = 1_000;

function* githubInTurns(report: Report, options: RenderOptions): Work<string> {
  const anchors = options.anchors ?? firstLine(report.lockfile);
  const own = yield* annotationsOf(report, anchors, options);
  const { user } = report;
  const ofUser =
    user === undefined
      ? []
      : yield* annotationsOf(user, options.userAnchors ?? anchors, userOptions(options));
  const shown = withinBudget([...own, ...ofUser], (level, more) => ({
    level,
    anchor: { file: anchors.lockfile, line: 1 },
    title: annotationTitle(),
    message: moreAnnotations(more),
  }));
  return shown.map((one) => `${annotationLine(one)}\n`).join('');
}

function firstLine(lockfile: string): Anchors {
  const at = () => ({ file: lockfile, line: 1 });
  return { lockfile, ofFinding: at, ofServer: at, ofFailure: at };
}

function* annotationsOf(
  report: Report,
  anchors: Anchors,
  options: RenderOptions,
): Work<readonly Annotation[]> {
  const screen = screenOf({ ...options, color: false, unicode: true, columns: COLUMNS, verbose: false });
  const servers = yield* toldInTurns(report);
  const annotations: Annotation[] = [];
  const told = new Set<string>();
  for (const [severity, level] of LEVELS) {
    const ofRank: Annotation[] = [];
    const all = servers.flatMap(({ of, isNew, shown }) =>
      changesRanked(shown, isNew, severity).map((change) => ({ of, change })),
    );
    const about = ({ of, change }: (typeof all)[number]) => ({ server: of.server.name, change });
    for (const { of, change } of spread(all, MOST, about)) {
      if (!isNewTo(told, of, change)) continue;
      ofRank.push(...changeAnnotation(of, change, level, { report, anchors, screen }));
      yield;
    }
    const isOfConfig = ({ anchor }: Annotation) =>
      screen.about !== 'locks' && anchor.file !== anchors.lockfile;
    annotations.push(...ofRank.filter(isOfConfig), ...ofRank.filter((one) => !isOfConfig(one)));
    if (severity === 'high')
      annotations.push(...report.failures.map((failure) => failureAnnotation(failure, anchors, screen)));
  }
  const loosened = settingsLines(report, screen).join(' ');
  if (loosened !== '')
    annotations.push({
      level: 'notice',
      anchor: { file: anchors.lockfile, line: 1 },
      title: annotationTitle(),
      message: loosened,
    });
  return annotations;
}

/** Not where a graver annotation is about the same change. */
function isNewTo(told: Set<string>, { server }: Checked, { findings }: RankedChange): boolean {
  const keys = findings.map((one) => JSON.stringify([server.name, subjectKey(one), changeKey(one)]));
  const isNew = keys.some((key) => !told.has(key));
  for (const key of keys) told.add(key);
  return isNew;
}

interface Around {
  readonly report: Report;
  readonly anchors: Anchors;
  readonly screen: Screen;
}

function changeAnnotation(
  { server }: Checked,
  change: RankedChange,
  level: Level,
  { report, anchors, screen }: Around,
): readonly Annotation[] {
  const [first] = change.findings;
  if (first === undefined) return [];
  const rank = first.severity.toUpperCase();
  const clause = rowOf(first.rule) === undefined ? undefined : message(first);
  const text = changeLine(server.name, change, screen)
    .map((line) => line.trim())
    .join(' ')
    .replace(/^[A-Z]+ +/, '');
  const reason = reasonFor(first);
  const next = screen.advice
    ? [nextStep(server, change.findings, { lockfile: report.lockfile, isOne: false, screen })]
    : [];
  return [
    {
      level,
      anchor: anchors.ofFinding(first),
      title: annotationTitle(rank, clause),
      message: [text, ...(reason === undefined ? [] : [reason]), ...next.map(nextStepIs)].join('\n'),
    },
  ];
}

/** What the server wrote to stderr is in the summary and the log. */
function failureAnnotation(failure: Failure, anchors: Anchors, { foreign }: Screen): Annotation {
  const { code, server, place, next } = failure;
  const whole = (text: string) => printable(text, { maxChars: MOST_MESSAGE });
  const who = server === undefined ? '' : `${foreign(server)}: `;
  return {
    level: 'error',
    anchor: anchors.ofFailure(failure),
    title: annotationTitle(/^E_[A-Z]+(?:_[A-Z]+)*$/.test(code) ? code : undefined),
    message: [
      `${who}${whole(failure.message)}`,
      ...(place === undefined ? [] : [placeIs(foreign(place))]),
      ...(next === undefined ? [] : [nextStepIs(whole(next))]),
    ].join('\n'),
  };
}
