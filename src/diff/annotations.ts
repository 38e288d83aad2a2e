/**
 * What changed in a tool's annotations, read through the specification's defaults (MCP 2025-03-26 and later: an
 * absent destructiveHint or openWorldHint means true, an absent readOnlyHint or idempotentHint false). Two annotation
 * objects in, facts out; every other member is compared as it stands. Pure.
 */
import { isObject } from '../lock/pointer.ts';
import type { Json } from '../model.ts';
import { differences, own } from './differences.ts';
import type { Fact } from './fact.ts';
import type { RuleId } from './rules.ts';

interface Hint {
  readonly assumed: boolean;
  readonly raised: RuleId;
  readonly cleared: RuleId;
}

const HINTS: Readonly<Record<string, Hint>> = {
  readOnlyHint: { assumed: false, raised: 'tool/read-only-claimed', cleared: 'tool/read-only-dropped' },
  destructiveHint: { assumed: true, raised: 'tool/destructive-raised', cleared: 'tool/destructive-cleared' },
  openWorldHint: { assumed: true, raised: 'tool/open-world-raised', cleared: 'tool/annotation-changed' },
  idempotentHint: { assumed: false, raised: 'tool/annotation-changed', cleared: 'tool/idempotent-dropped' },
};

/** Facts with pointers from the top of the tool: `/annotations/readOnlyHint`. */
export function compareAnnotations(before: Json | undefined, after: Json | undefined): readonly Fact[] {
  return differences(before, after).flatMap((change): readonly Fact[] => {
    const place = `/annotations${change.pointer}`;
    const [key] = change.path;
    if (key !== undefined && (change.path.length === 1 || key === 'title')) {
      return [factOf(key, place, change.before, change.after)];
    }
    // Below a hint there is no hint, whatever its value.
    if (key !== undefined) {
      return [{ rule: 'tool/annotation-changed', pointer: place, ...sides(change.before, change.after) }];
    }
    // The whole object came or went: each of its members did.
    const members = isObject(change.before)
      ? change.before
      : isObject(change.after)
        ? change.after
        : undefined;
    if (members === undefined || (change.before !== undefined && change.after !== undefined)) {
      return [{ rule: 'tool/annotation-changed', pointer: place, ...sides(change.before, change.after) }];
    }
    const keys = Object.keys(members).sort();
    if (keys.length === 0)
      return [{ rule: 'noise/annotation-default', pointer: place, ...sides(change.before, change.after) }];
    const member = (value: Json | undefined, key: string) => (isObject(value) ? own(value, key) : undefined);
    return keys.map((key) =>
      factOf(key, `${place}/${key}`, member(change.before, key), member(change.after, key)),
    );
  });
}

function factOf(key: string, pointer: string, before: Json | undefined, after: Json | undefined): Fact {
  const hint = Object.hasOwn(HINTS, key) ? HINTS[key] : undefined;
  if (key === 'title') return { rule: 'tool/title-changed', pointer, ...sides(before, after) };
  const flags = [before, after].map((value) => (value === undefined ? hint?.assumed : value));
  if (hint === undefined || flags.some((flag) => typeof flag !== 'boolean')) {
    return { rule: 'tool/annotation-changed', pointer, ...sides(before, after) };
  }
  const rule =
    flags[0] === flags[1] ? 'noise/annotation-default' : flags[1] === true ? hint.raised : hint.cleared;
  return { rule, pointer, ...sides(before, after) };
}

const sides = (before: Json | undefined, after: Json | undefined): { before?: Json; after?: Json } => ({
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
});
