/**
 * In: a report. Out: GitLab's code quality report: a JSON array with an issue for each finding and each failure, empty where there is
 * neither. GitLab knows an issue again by its fingerprint, so no text and no line is part of that. Foreign text is code.
 */
import type { RenderOptions, Reporter } from '../../contracts.ts';
import { safeJson } from '../../display/safe-json.ts';
import { atOnce, type Work } from '../../host/turns.ts';
import type { Report } from '../../model.ts';
import { pathParts } from '../results/place-path.ts';
import type { Rank, Result } from '../results/result.ts';
import { resultsInTurns, userResultsInTurns } from '../results/results.ts';

const MOST = 5000;
/** Characters of a description, if its first sentence is not longer. */
const ROOM = 1000;

const SEVERITIES: Readonly<Record<Rank, string>> = {
  error: 'blocker',
  high: 'critical',
  medium: 'major',
  low: 'minor',
  info: 'info',
};

export const gitlab: Reporter = {
  id: 'gitlab',
  render: (report, options) => atOnce(gitlabInTurns(report, options)),
  inTurns: gitlabInTurns,
};

/** The same, as work that yields after each issue. */
export function* gitlabInTurns(report: Report, options: RenderOptions): Work<string> {
  const own = yield* resultsInTurns(report, options, MOST);
  const ofUser = report.user === undefined ? [] : yield* userResultsInTurns(report.user, options, MOST);
  return `${safeJson([...own, ...ofUser].map(issueOf))}\n`;
}

const issueOf = ({ rule, rank, title, details, place, fingerprint }: Result): object => ({
  description: withinRoom([title, ...details]),
  check_name: rule,
  fingerprint,
  severity: SEVERITIES[rank],
  location: { path: pathParts(place.file).join('/'), lines: { begin: place.line } },
});

/** The first line, and of the others as many as have room, the last before the rest: it says what to do next. */
function withinRoom([title = '', ...details]: readonly string[]): string {
  const last = details.at(-1);
  let free = ROOM - title.length - (last?.length ?? 0);
  const kept: string[] = [];
  for (const line of details.slice(0, -1)) {
    free -= line.length + 1;
    if (free < 0) break;
    kept.push(line);
  }
  return [title, ...kept, ...(last === undefined ? [] : [last])].join(' ');
}
