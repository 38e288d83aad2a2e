/**
 * In: a server that was neither started nor contacted, and the findings of one block about it. Out: the sentence that says why.
 * The reason is the first of the findings in the order of the table below; all of them are in the block.
 */
import type { RuleId } from '../../diff/rules.ts';
import type { Finding, ServerReport } from '../../model.ts';
import {
  editedLock,
  lockedBlock,
  lockedItem,
  type Unreviewed,
  unlockedServer,
  unpublishedVersion,
  unreviewedServer,
} from '../messages.ts';
import { isItem } from './finding.ts';
import type { Screen } from './screen.ts';

const REASONS: ReadonlyMap<string, Unreviewed> = new Map<RuleId, Unreviewed>([
  ['launch/transport-changed', 'transport'],
  ['launch/command-changed', 'command'],
  ['launch/args-changed', 'arguments'],
  ['launch/cwd-changed', 'folder'],
  ['launch/header-added', 'headers'],
  ['launch/header-removed', 'headers'],
  ['origin/host-changed', 'address'],
  ['origin/scheme-downgraded', 'address'],
  ['origin/url-changed', 'address'],
  ['origin/auth-server-changed', 'issuer'],
  ['origin/redirect-added', 'redirect'],
  ['origin/redirect-removed', 'redirect'],
  ['origin/package-changed', 'package'],
  ['origin/program-changed', 'program'],
  ['origin/file-changed', 'program'],
  ['origin/line-ends-changed', 'lineEnds'],
  ['origin/replaced', 'replaced'],
  ['origin/installed-file-changed', 'bytes'],
  ['origin/version-changed', 'version'],
  ['origin/version-downgraded', 'version'],
  ['origin/integrity-changed', 'bytes'],
  ['origin/dependencies-changed', 'dependencies'],
  ['origin/lockfile-changed', 'dependencies'],
]);

/** Undefined where the server was contacted, or where nothing in this block kept it from being started. */
export function notStartedReason(
  server: ServerReport,
  findings: readonly Finding[],
  lockfile: string,
  { foreign }: Screen,
): string | undefined {
  if (server.contacted) return undefined;
  const of = (rule: RuleId) => findings.find((finding) => finding.rule === rule);
  const edited = of('lock/hash-mismatch');
  if (edited !== undefined) return editedLock(foreign(lockfile), editedPart(edited, foreign));
  const unlocked = of('server/unlocked') ?? of('server/renamed');
  if (unlocked !== undefined) return unlockedServer(foreign(lockfile), isRemote(unlocked.after));
  if (of('origin/unpublished') !== undefined) return unpublishedVersion();
  const what = unreviewed(findings);
  if (what === undefined) return undefined;
  const address = findings.some(({ subject, after }) => subject.kind === 'origin' && isRemote(after));
  return unreviewedServer(what, address || isRemote(server.origin?.url));
}

function editedPart(finding: Finding, foreign: Screen['foreign']): string {
  const { server, subject } = finding;
  if (isItem(finding)) return lockedItem(foreign(server), foreign(subject.name ?? ''));
  const { kind } = subject;
  const block = kind === 'launch' || kind === 'origin' || kind === 'server' ? kind : undefined;
  return lockedBlock(foreign(server), block);
}

function unreviewed(findings: readonly Finding[]): Unreviewed | undefined {
  const causes = findings.filter(({ severity, rule }) => severity !== 'info' && rule !== 'origin/deprecated');
  for (const [rule, what] of REASONS) if (causes.some((finding) => finding.rule === rule)) return what;
  const inArea = (area: string) => causes.some(({ rule }) => rule.startsWith(area));
  return inArea('launch/') ? 'settings' : inArea('origin/') ? 'origin' : undefined;
}

/** Whether a value is the address of a remote server. */
export const isRemote = (value: unknown): boolean => typeof value === 'string' && /^https?:/.test(value);
