/**
 * In: a server whose text changed although its package has the locked version. Out: the sentence that says so: packages below it
 * changed, or the server sent other text without a release, as in a rug pull.
 */
import type { Finding, ServerReport } from '../../model.ts';
import { sameVersionOtherDependencies, sameVersionOtherText } from '../messages.ts';
import { changedPackages, dependencyFinding } from './dependency-changes.ts';
import { isItem } from './finding.ts';
import type { Screen } from './screen.ts';

/** Packages named in a sentence. */
const NAMED = 4;

/** `findings`: all of the server. Undefined where no text changed, or something else explains the change. */
export function sameVersionNote(
  server: ServerReport,
  findings: readonly Finding[],
  screen: Screen,
): string | undefined {
  const { origin } = server;
  // A server may answer other clients differently: that is not a change since the lock was made.
  if (server.askedAs !== undefined) return undefined;
  if (!server.contacted || origin?.version === undefined || !origin.url.startsWith('pkg:')) return undefined;
  if (findings.some(isOtherCause) || !findings.some(isTextChange)) return undefined;
  const version = screen.foreign(origin.version);
  const dependencies = dependencyFinding(findings);
  return dependencies === undefined
    ? sameVersionOtherText(version)
    : sameVersionOtherDependencies(version, changedPackages(dependencies, screen, NAMED));
}

const isTextChange = (finding: Finding): boolean =>
  finding.severity !== 'info' &&
  finding.told === undefined &&
  (isItem(finding) || finding.rule.startsWith('server/instructions-'));

const isOtherCause = ({ rule, severity }: Finding): boolean =>
  severity !== 'info' && /^(?:origin|launch|lock)\//.test(rule) && rule !== 'origin/deprecated';
