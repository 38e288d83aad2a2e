/**
 * The places of findings in the text of a lockfile: a finding in; the keys that lead to what it is about, and the line of it that changed,
 * out. Pure.
 */
import { tokensOf } from '../lock/pointer.ts';
import { BLOCK_KIND } from '../lock/section.ts';
import type { TextPlace } from '../lock/text-position.ts';
import type { Finding } from '../model.ts';

/** `servers` and the name. */
export const SERVER_DEPTH = 2;

const BLOCKS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(BLOCK_KIND).map(([block, kind]) => [kind, block]),
);

/** Keys in the lockfile, and how many of them must be found. */
interface Way {
  readonly keys: readonly string[];
  readonly least: number;
}

/** The ways to what a finding is about, the most exact first. */
export function keysOf({ server, subject }: Finding): readonly Way[] {
  const { kind, name, pointer = '' } = subject;
  const inside = tokensOf(pointer);
  const entry = ['servers', server];
  const block = BLOCKS[kind];
  if (block !== undefined && name !== undefined) {
    const item = [...entry, block, name];
    const whole = { keys: item, least: item.length };
    if (inside.length === 0) return [whole];
    // A page has no definition.
    const text = block === 'linked' ? item : [...item, 'definition'];
    return [{ keys: [...text, ...inside], least: text.length + 1 }, whole];
  }
  if (kind === 'lock') {
    const hole = [...entry, 'volatile', pointer];
    return [
      { keys: hole, least: hole.length },
      { keys: [...entry, ...inside], least: entry.length },
    ];
  }
  if (kind === 'origin' && inside[0] === 'dependencies') {
    const tree = ['dependencies', server, ...inside.slice(1)];
    return [{ keys: tree, least: SERVER_DEPTH }];
  }
  return [{ keys: [...entry, kind, ...inside], least: entry.length }];
}

/** The line of a changed line in a text of several; else of the value, or of the item where it is not in its definition. */
export function lineWithin(
  place: TextPlace,
  finding: Finding,
  keys: readonly string[],
  stored: boolean,
): number {
  if (place.depth < keys.length) return place.line;
  const [here, there] = stored ? [finding.after, finding.before] : [finding.before, finding.after];
  if (typeof here !== 'string' || typeof there !== 'string') return place.line;
  const [lines, others] = [here.split('\n'), there.split('\n')];
  const changed = lines.findIndex((line, index) => line !== others[index]);
  return place.elementLine(changed < 0 ? lines.length - 1 : changed) ?? place.line;
}

/** The same finding under the name that the lock may still have. */
export function asItWas(finding: Finding): readonly Finding[] {
  const { rule, before, subject } = finding;
  if (typeof before !== 'string') return [];
  if (rule === 'server/renamed') return [{ ...finding, server: before }];
  return rule.endsWith('/renamed') ? [{ ...finding, subject: { ...subject, name: before } }] : [];
}

export const oldServerOf = ({ rule, server, before }: Finding): string =>
  rule === 'server/renamed' && typeof before === 'string' ? before : server;
