/**
 * What the lock becomes: new entries, what changed and what was decided of it in; the change of each server, and a line for each
 * server that was accepted in part or not at all, out. Pure.
 */
import type { Change } from '../lock/merge.ts';
import { isOneArtefact } from '../lock/merge.ts';
import { SETTINGS } from '../lock/settings-name.ts';
import type { Entry } from '../model.ts';
import type { Decision } from './choose-changes.ts';
import type { LiveChanges } from './live-changes.ts';
import { partlyAccepted, skippedWhole } from './messages.ts';

/** By server: accepted with all its changes, or as was chosen change by change. A server without one stays as it was locked. */
export type Decisions = ReadonlyMap<string, Decision | 'whole'>;

interface Acceptance {
  readonly changes: ReadonlyMap<string, Change>;
  readonly lines: readonly string[];
}

export function accept(
  { entries, findings, refused, renamed, settingsHash }: LiveChanges,
  decisions: Decisions,
): Acceptance {
  const changes = new Map<string, Change>();
  const lines: string[] = [];
  for (const [name, list] of findings) {
    const decision = decisions.get(name);
    if (list.length === 0 || refused.has(name) || decision === undefined) continue;
    const entry = entries.get(name);
    const was = renamed.get(name);
    const change =
      name === SETTINGS ? settingsChange(decision, settingsHash) : changeOf(entry, decision, was);
    if (change !== undefined) changes.set(name, change);
    if (change !== undefined && was !== undefined) changes.set(was, { kind: 'drop' });
    if (decision !== 'whole' && decision.skipped.size > 0)
      lines.push(
        isWhole(entry)
          ? skippedWhole(name)
          : partlyAccepted(name, decision.accepted.size, [...decision.skipped]),
      );
  }
  return { changes, lines };
}

/** Whether its changes are accepted together or not at all; a server that is dropped has one change. */
export const isWhole = (entry: Entry | undefined): boolean => entry === undefined || isOneArtefact(entry);

const settingsChange = (decision: Decision | 'whole', hash: string | undefined): Change | undefined =>
  decision === 'whole' || decision.skipped.size === 0 ? { kind: 'settings', hash } : undefined;

/** `was`: its old name, which is no part of what an item is. */
function changeOf(
  entry: Entry | undefined,
  decision: Decision | 'whole',
  was: string | undefined,
): Change | undefined {
  if (decision === 'whole' || decision.skipped.size === 0)
    return entry === undefined ? { kind: 'drop' } : { kind: 'take', entry };
  if (entry === undefined || isWhole(entry) || decision.accepted.size === 0) return undefined;
  if (was === undefined) return { kind: 'take', entry, accepted: decision.accepted };
  return decision.accepted.has('') ? { kind: 'take', entry, accepted: decision.accepted, was } : undefined;
}
