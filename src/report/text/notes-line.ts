/**
 * In: a server and its findings. Out: one line for what is worth knowing but is not drift; none where the blocks say it already,
 * or where `-v` gives each finding a block.
 */
import type { Finding } from '../../model.ts';
import { meaninglessDifferences, notes, notPinned, notSet, verboseHint } from '../messages.ts';
import { changedPackages, dependencyFinding } from './dependency-changes.ts';
import { message } from './finding.ts';
import { grouped, notesAmong, subjectKey } from './grouping.ts';
import { sameVersionNote } from './same-version.ts';
import { justified, type Screen } from './screen.ts';
import type { Checked } from './tally.ts';

/** Packages, or places, named in a note. */
const NAMED = 3;

/** The line, folded to the screen, with how to see all of it at its end. */
export function notesLine(checked: Checked, screen: Screen): readonly string[] {
  const line = noteText(checked, screen);
  const { paint } = screen;
  return line === undefined
    ? []
    : justified(screen, line, verboseHint(), { left: paint.info, right: paint.dim });
}

/** What the line says; undefined where it says nothing. */
export function noteText({ server, findings }: Checked, screen: Screen): string | undefined {
  const noted = findings.filter(notesAmong(findings));
  const found = dependencyFinding(noted);
  // Where the text changed too, a block names the packages beside it.
  const named = found !== undefined && sameVersionNote(server, findings, screen) !== undefined;
  const dependencies = named ? undefined : found;
  const noise = noted.filter(({ rule }) => rule.startsWith('noise/'));
  const unpinned = noted.filter(({ rule }) => rule === 'lock/unpinned-text');
  const unset = noted.filter(({ rule }) => rule === 'launch/variable-unset');
  const apart = new Set([...unpinned, ...unset, ...noise]);
  const other = noted.filter((finding) => finding !== found && !apart.has(finding));
  const clauses = [
    ...(other.length === 0 ? [] : [otherClause(other, screen)]),
    ...(unpinned.length === 0 ? [] : [unpinnedClause(unpinned, screen)]),
    ...(unset.length === 0 ? [] : [unsetClause(unset, screen)]),
    ...(noise.length === 0 ? [] : [noiseClause(noise, findings)]),
    ...(dependencies === undefined
      ? []
      : [`${message(dependencies)}: ${changedPackages(dependencies, screen, NAMED)}`]),
  ];
  if (screen.verbose || clauses.length === 0) return undefined;
  const { signs } = screen;
  return `${signs.info} ${screen.foreign(server.name)}  ${clauses.join(` ${signs.dot} `)}`;
}

function otherClause(findings: readonly Finding[], { foreign }: Screen): string {
  const groups = [...grouped(findings, ({ rule }) => rule)];
  const rules = groups.map(
    ([rule, list]) => `${groups.length === 1 ? '' : `${list.length} `}${foreign(rule)}`,
  );
  return notes(findings.length, rules.join(', '));
}

/** Places that are not pinned are named in every run. */
function unpinnedClause(findings: readonly Finding[], { foreign }: Screen): string {
  const named = findings
    .slice(0, NAMED)
    .map(({ subject, after }) =>
      foreign(`${subject.pointer ?? ''}${after === undefined ? '' : ` (${String(after)})`}`),
    );
  return notPinned(named, findings.length - named.length);
}

/** Variables without a value are named in every run. */
function unsetClause(findings: readonly Finding[], { foreign }: Screen): string {
  const named = findings.slice(0, NAMED).map(({ subject }) => foreign(subject.name ?? ''));
  return notSet(named, findings.length - named.length);
}

function noiseClause(noise: readonly Finding[], findings: readonly Finding[]): string {
  const items = new Set(noise.map(subjectKey));
  const kinds = new Set(noise.map(({ subject }) => subject.kind));
  const [kind = 'item'] = kinds;
  const only = findings.every(({ severity }) => severity === 'info');
  return meaninglessDifferences(items.size, kinds.size === 1 ? kind : 'item', only);
}
