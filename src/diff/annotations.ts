/**
 * What changed in the annotations of a tool: two annotation objects in, facts out. Hints are compared with the defaults
 * of the specification (MCP 2025-03-26 and later): an absent destructiveHint or openWorldHint means true, an absent
 * readOnlyHint or idempotentHint means false. Every other member is compared as it is. Pure.
 */
import { isObject } from '../lock/pointer.ts';
import type { Json } from '../model.ts';
import { differences, own } from './differences.ts';
import { type Fact, fact } from './fact.ts';
import type { RuleId } from './rules.ts';

interface Hint {
  /** The value of an absent hint. */
  readonly standard: boolean;
  /** The rules for a hint that became true or false. */
  readonly raised: RuleId;
  readonly cleared: RuleId;
}

const HINTS: Readonly<Record<string, Hint>> = {
  readOnlyHint: { standard: false, raised: 'tool/read-only-claimed', cleared: 'tool/read-only-dropped' },
  destructiveHint: { standard: true, raised: 'tool/destructive-raised', cleared: 'tool/destructive-cleared' },
  openWorldHint: { standard: true, raised: 'tool/open-world-raised', cleared: 'tool/annotation-changed' },
  idempotentHint: { standard: false, raised: 'tool/annotation-changed', cleared: 'tool/idempotent-dropped' },
};

/** Facts with pointers from the top of the tool: `/annotations/readOnlyHint`. */
export function compareAnnotations(before: Json | undefined, after: Json | undefined): readonly Fact[] {
  const facts = differences(before, after).flatMap((change): readonly Fact[] => {
    const pointer = `/annotations${change.pointer}`;
    const [key] = change.path;
    if (key !== undefined && (change.path.length === 1 || key === 'title')) {
      return [memberFact(key, pointer, change.before, change.after)];
    }
    // What is nested below a hint is no hint itself.
    if (key !== undefined) return [fact('tool/annotation-changed', pointer, change.before, change.after)];
    // The whole object was added or removed, and with it each of its members.
    const members = isObject(change.before)
      ? change.before
      : isObject(change.after)
        ? change.after
        : undefined;
    if (members === undefined || (change.before !== undefined && change.after !== undefined)) {
      return [fact('tool/annotation-changed', pointer, change.before, change.after)];
    }
    const keys = Object.keys(members).sort();
    if (keys.length === 0) return [fact('noise/annotation-default', pointer, change.before, change.after)];
    const member = (value: Json | undefined, key: string) => (isObject(value) ? own(value, key) : undefined);
    return keys.map((key) =>
      memberFact(key, `${pointer}/${key}`, member(change.before, key), member(change.after, key)),
    );
  });
  const isDropped = facts.some(({ rule }) => rule === 'tool/read-only-dropped');
  return facts.map((one) =>
    // The claim that was removed says the same, and says it as HIGH.
    isDropped && one.rule === 'tool/destructive-raised'
      ? { ...one, severity: 'medium' }
      : withoutMeaning(one, before, after),
  );
}

/** By the specification these two say something of tools that write; of one that is read-only before and after they say nothing. */
const OF_WRITING: ReadonlySet<string> = new Set(['destructiveHint', 'idempotentHint']);

function withoutMeaning(one: Fact, before: Json | undefined, after: Json | undefined): Fact {
  const hint = one.pointer.split('/').at(-1) ?? '';
  if (!OF_WRITING.has(hint) || one.rule === 'tool/annotation-changed' || !isReadOnly(after)) return one;
  // A hint that says no longer what the read-only claim says anyway.
  if (one.rule === 'tool/destructive-cleared') return { ...one, severity: 'info' };
  return isReadOnly(before) && one.after === undefined ? { ...one, severity: 'low' } : one;
}

const isReadOnly = (annotations: Json | undefined): boolean =>
  isObject(annotations) && own(annotations, 'readOnlyHint') === true;

function memberFact(key: string, pointer: string, before: Json | undefined, after: Json | undefined): Fact {
  const hint = own(HINTS, key);
  if (key === 'title') return fact('tool/title-changed', pointer, before, after);
  const flags = [before, after].map((value) => (value === undefined ? hint?.standard : value));
  if (hint === undefined || flags.some((flag) => typeof flag !== 'boolean')) {
    return fact('tool/annotation-changed', pointer, before, after);
  }
  const rule =
    flags[0] === flags[1] ? 'noise/annotation-default' : flags[1] === true ? hint.raised : hint.cleared;
  return fact(rule, pointer, before, after);
}
