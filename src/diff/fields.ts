/**
 * What changed inside one item, field by field: two definitions in, facts out. Each kind of item has a table of the
 * fields with a rule of their own; a field that is not in the table is a fact too. Pure.
 */
import { same } from '../lock/canonical.ts';
import { isObject } from '../lock/pointer.ts';
import type { Item, Json, Subject } from '../model.ts';
import { compareAnnotations } from './annotations.ts';
import { compareArguments } from './arguments.ts';
import { differences, keysOf, own } from './differences.ts';
import { type Fact, fact } from './fact.ts';
import { isIcons } from './icons.ts';
import type { RuleId } from './rules.ts';
import { isBareShape, unreportedText } from './schema/visible-text.ts';
import { compareSchema } from './schema.ts';
import { sameButTypography } from './typography.ts';

type Kind = Extract<Subject['kind'], 'tool' | 'prompt' | 'resource' | 'template'>;
type Compare = (before: Json | undefined, after: Json | undefined, kind: Kind) => readonly Fact[];

/** Everything that differs between two definitions of one item; empty when nothing does. */
export function compareFields(kind: Kind, before: Item, after: Item): readonly Fact[] {
  return keysOf(before, after).flatMap((name) => {
    const [from, to] = [own(before, name), own(after, name)];
    if (same(from, to)) return [];
    const facts = own(FIELDS[kind], name)?.(from, to, kind) ?? [];
    return facts.length > 0 ? facts : [fact(`${kind}/field-changed`, `/${name}`, from, to)];
  });
}

/** The rule of a whole field, for locks that hold hashes only. */
export function fieldRule(kind: Kind, name: string): RuleId {
  const rules: Readonly<Record<string, RuleId>> = {
    description: `${kind}/description-changed`,
    title: `${kind}/title-changed`,
    icons: `${kind}/icons-changed`,
  };
  return own(rules, name) ?? `${kind}/field-changed`;
}

const text: Compare = (before, after, kind) => {
  const empty = [before, after].every((side) => side === undefined || side === '');
  const rule = empty ? 'noise/empty-description' : `${kind}/description-changed`;
  const rank = !empty && sameButTypography(before, after) ? 'low' : undefined;
  return [fact(rule as RuleId, '/description', before, after, rank)];
};

const title =
  (name: string): Compare =>
  (before, after, kind) => [fact(`${kind}/title-changed`, `/${name}`, before, after)];

const icons: Compare = (before, after, kind) => {
  const rule = isIcons(before) && isIcons(after) ? `${kind}/icons-changed` : `${kind}/field-changed`;
  return [fact(rule as RuleId, '/icons', before, after)];
};

/** A link to a user interface, and a key that was added or removed, weigh more than a changed value. */
const meta: Compare = (before, after, kind) =>
  differences(before, after).map((change): Fact => {
    const isMedium =
      change.path.length < 1 ||
      /^ui\b/.test(change.path[0] ?? '') ||
      change.before === undefined ||
      change.after === undefined;
    const pointer = `/_meta${change.pointer}`;
    return fact(
      `${kind}/meta-changed`,
      pointer,
      change.before,
      change.after,
      isMedium ? 'medium' : undefined,
    );
  });

const schema =
  (name: 'inputSchema' | 'outputSchema'): Compare =>
  (before, after) => {
    const direction = name === 'inputSchema' ? 'input' : 'output';
    const pointer = `/${name}`;
    if (before === undefined || after === undefined) {
      if (direction === 'input') return [fact('tool/field-changed', pointer, before, after)];
      if (after === undefined) return [fact('tool/output-schema-removed', pointer, before, after)];
      const severity = isBareShape(after) ? undefined : 'medium';
      return [fact('tool/output-schema-added', pointer, before, after, severity)];
    }
    const facts = compareSchema(direction, before, after);
    const all = [...facts, ...unreportedText(direction, before, after, facts)];
    return all.map((each) => ({ ...each, pointer: `${pointer}${each.pointer}` }));
  };

const FORBIDDEN = 'forbidden';
const SUPPORT: ReadonlySet<Json | undefined> = new Set([undefined, 'required', 'optional', FORBIDDEN]);

const execution: Compare = (before, after) => {
  // Reported as a whole: the members of one side would hide a value of another type on the other side.
  if ([before, after].some((value) => value !== undefined && !isObject(value))) return [];
  const changes = differences(before ?? {}, after ?? {});
  if (changes.length === 0) return [fact('noise/task-support', '/execution', before, after)];
  return changes.map(({ path, pointer, before: had, after: has }): Fact => {
    const isSupport = path[0] === 'taskSupport' && path.length === 1 && SUPPORT.has(had) && SUPPORT.has(has);
    const isNoise = isSupport && (had ?? FORBIDDEN) === FORBIDDEN && (has ?? FORBIDDEN) === FORBIDDEN;
    const rule = isNoise
      ? 'noise/task-support'
      : isSupport
        ? 'tool/task-support-changed'
        : 'tool/field-changed';
    return fact(rule, `/execution${pointer}`, had, has);
  });
};

const plain =
  (rule: (kind: Kind) => RuleId, name: string, severity?: Fact['severity']): Compare =>
  (before, after, kind) =>
    differences(before, after).map((change) =>
      fact(rule(kind), `/${name}${change.pointer}`, change.before, change.after, severity),
    );

const common: Readonly<Record<string, Compare>> = {
  description: text,
  title: title('title'),
  icons,
  _meta: meta,
};

const content: Readonly<Record<string, Compare>> = {
  ...common,
  name: title('name'),
  mimeType: plain(
    (kind) => (kind === 'template' ? 'template/mime-type-changed' : 'resource/mime-type-changed'),
    'mimeType',
  ),
  annotations: plain(
    (kind) => (kind === 'template' ? 'template/annotation-changed' : 'resource/annotation-changed'),
    'annotations',
  ),
  // The size of a resource changes with its content, which the lock does not pin.
  size: plain((kind) => `${kind}/field-changed`, 'size', 'low'),
};

const FIELDS: Readonly<Record<Kind, Readonly<Record<string, Compare>>>> = {
  tool: {
    ...common,
    annotations: compareAnnotations,
    inputSchema: schema('inputSchema'),
    outputSchema: schema('outputSchema'),
    execution,
  },
  prompt: { ...common, arguments: compareArguments },
  resource: content,
  template: content,
};
