/**
 * In: the findings of one block. Out: why they matter, why the server was not started, and what to type next.
 * Commands are made to be pasted: a name that a shell could read as more than a name never gets into one.
 */

import { shellWord } from '../../display/shell-word.ts';
import type { Finding, ServerReport } from '../../model.ts';
import { changedPackages, dependencyFinding } from './dependency-changes.ts';
import { isItem, rowOf } from './finding.ts';
import type { Screen } from './screen.ts';

const has = (findings: readonly Finding[], ...rules: readonly string[]): boolean =>
  findings.some(({ rule }) => rules.includes(rule));

const inArea = (finding: Finding, ...areas: readonly string[]): boolean =>
  areas.includes(finding.rule.split('/')[0] ?? '');

/** The why of the worst rule in the block. */
export function why(findings: readonly Finding[], worst: Finding['severity']): string | undefined {
  const rows = findings.filter(({ severity }) => severity === worst).map(({ rule }) => rowOf(rule));
  return rows.find((row) => row !== undefined)?.why;
}

/** For a package whose text moved while its version stood still: the package below it that did, or the sign of a rug pull. */
export function unreleased(
  server: ServerReport,
  block: readonly Finding[],
  all: readonly Finding[],
  screen: Screen,
): string | undefined {
  const { say } = screen;
  const { origin } = server;
  // Asked as another client than the lock's, it may say something else and mean no harm.
  if (server.askedAs !== undefined) return undefined;
  if (!server.contacted || origin?.version === undefined || !origin.url.startsWith('pkg:')) return undefined;
  if (all.some((finding) => finding.severity !== 'info' && isAnotherCause(finding))) return undefined;
  const texts = block.some(
    (finding) =>
      finding.severity !== 'info' &&
      finding.told === undefined &&
      (isItem(finding) || finding.rule.startsWith('server/instructions-')),
  );
  if (!texts) return undefined;
  const moved = dependencyFinding(all);
  if (moved !== undefined) {
    return `The package itself is the same (${say(origin.version)}); below it moved: ${changedPackages(moved, screen, NAMED)}.`;
  }
  return `Same package version (${say(origin.version)}): the server sent different text without a release.`;
}

/** Packages named in a sentence. */
const NAMED = 4;

const isAnotherCause = (finding: Finding): boolean =>
  inArea(finding, 'origin', 'launch', 'lock') && finding.rule !== 'origin/deprecated';

/** Why nothing of the server ran or was asked, when that is so. */
export function notStarted(server: ServerReport, findings: readonly Finding[]): string | undefined {
  if (server.contacted) return undefined;
  if (has(findings, 'lock/hash-mismatch')) return 'not started: the lock disagrees with itself.';
  if (has(findings, 'server/unlocked')) return 'not started: nobody has reviewed what it is.';
  if (has(findings, 'origin/unpublished')) return 'not started: the registry no longer has what was locked.';
  if (!findings.some((finding) => inArea(finding, 'launch', 'origin'))) return undefined;
  const moved = findings.some(({ subject, after }) => subject.kind === 'origin' && remote(after));
  if (moved || remote(server.origin?.url)) return 'not contacted: its address does not match the lock.';
  return 'not started: that would run code that nobody has reviewed.';
}

const remote = (url: unknown): boolean => typeof url === 'string' && /^https?:/.test(url);

/** The commands that look at the change and accept it. */
export function next(
  server: ServerReport,
  findings: readonly Finding[],
  lockfile: string,
  screen: Screen,
): string {
  const name = shellWord(server.name);
  const flags = `${screen.as}${screen.flags}`;
  // Without a name the command would accept the changes of every server. A `--` before a name that begins with a dash
  // does not help: PowerShell takes it away.
  const accepting = (more = '') =>
    name === undefined
      ? `\`mcp-lock update -i${flags}\`, and choose it there,`
      : `\`mcp-lock update ${name}${more}${flags}\``;
  const update = accepting();
  if (has(findings, 'lock/hash-mismatch')) {
    const file = shellWord(lockfile);
    const restore =
      file === undefined ? 'restore the lockfile' : `\`git checkout -- ${file}\` restores the lockfile`;
    return `${restore}; ${update} locks anew what the server says today.`;
  }
  // There is nothing to accept: a lock holds one answer.
  if (has(findings, 'server/answers-differ'))
    return `do not start the agent. \`mcp-lock explain server/answers-differ\` tells what it can mean; ask the author why it does so.`;
  if (has(findings, 'server/unlocked'))
    return `\`mcp-lock list${screen.flags}\` to look, ${update} to add it.`;
  if (has(findings, 'server/stale')) return `${update} to drop it from the lock.`;
  const otherBytes = has(findings, 'origin/integrity-changed');
  const accepted =
    otherBytes && name === undefined
      ? 'give it another name in its config to accept: this one cannot stand in a command safely.'
      : `${otherBytes ? accepting(' --accept-integrity') : update} to accept.`;
  if (has(findings, 'origin/unpublished'))
    return `do not start the agent. write a version that is published into the config; then ${accepted}`;
  const below = dependencyFinding(findings);
  if (!server.contacted && below !== undefined && !otherBytes)
    return `empty the folder _npx in npm's cache, so that npx installs them anew; then ${accepted}`;
  const look = lookAt(server, findings, screen);
  const both = look === undefined ? accepted : `${look} ${screen.signs.dot} ${accepted}`;
  return findings.some(({ severity }) => severity === 'high') ? `do not start the agent. ${both}` : both;
}

/** Both sides where the server could be asked, or its new version is to be; what is locked where nothing of it should run. */
function lookAt(
  server: ServerReport,
  findings: readonly Finding[],
  { about, as, flags }: Screen,
): string | undefined {
  if (about === 'diff') return undefined;
  const name = shellWord(server.name);
  if (server.contacted && server.held !== true) {
    // All there is of what came new is shown above.
    if (findings[0]?.rule.endsWith('/added')) return undefined;
    const word = itemWord(server.name, findings) ?? name;
    return word === undefined ? undefined : `\`mcp-lock diff ${word}${as}${flags}\` to see both`;
  }
  if (name === undefined) return undefined;
  return !server.contacted && has(findings, 'origin/version-changed', 'origin/version-downgraded')
    ? `\`mcp-lock diff ${name}${as}${flags}\` runs it and compares`
    : `\`mcp-lock show ${name}${flags}\` to see what was locked`;
}

/** `SERVER/ITEM` when the block is about an item. */
function itemWord(server: string, [first]: readonly Finding[]): string | undefined {
  const item = first !== undefined && isItem(first) ? first.subject.name : undefined;
  return item === undefined ? undefined : shellWord(`${server}/${item}`);
}
