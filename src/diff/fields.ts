/**
 * What changed inside one item, field by field: two definitions in, facts out. Each list has a table of the fields
 * that have a rule of their own; whatever is not in it is still a fact. Pure.
 */

import { same } from '../lock/canonical.ts';
import { isObject } from '../lock/pointer.ts';
import type { Item, Json, Subject } from '../model.ts';
import { compareAnnotations } from './annotations.ts';
import { compareArguments } from './arguments.ts';
import { differences, own } from './differences.ts';
import type { Fact } from './fact.ts';
import type { RuleId } from './rules.ts';
import { isBareShape, untold } from './schema/visible-text.ts';
import { compareSchema } from './schema.ts';

type Kind = Extract<Subject['kind'], 'tool' | 'prompt' | 'resource' | 'template'>;
type Sides = { readonly before?: Json; readonly after?: Json };
type Compare = (before: Json | undefined, after: Json | undefined, kind: Kind) => readonly Fact[];

/** Everything that differs between two definitions of one item; empty when nothing does. */
export function compareFields(kind: Kind, before: Item, after: Item): readonly Fact[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => {
    const [from, to] = [own(before, name), own(after, name)];
    if (same(from, to)) return [];
    const table = FIELDS[kind];
    const compare = Object.hasOwn(table, name) ? table[name] : undefined;
    const facts = compare?.(from, to, kind) ?? [];
    return facts.length > 0 ? facts : [whole(`${kind}/field-changed`, name, from, to)];
  });
}

/** The rule of a field as such, for locks that hold hashes only. */
export function fieldRule(kind: Kind, name: string): RuleId {
  const rules: Readonly<Record<string, RuleId>> = {
    description: `${kind}/description-changed`,
    title: `${kind}/title-changed`,
    icons: `${kind}/icons-changed`,
  };
  return (Object.hasOwn(rules, name) ? rules[name] : undefined) ?? `${kind}/field-changed`;
}

const whole = (
  rule: RuleId,
  name: string,
  before?: Json,
  after?: Json,
  severity?: Fact['severity'],
): Fact => ({
  rule,
  pointer: `/${name}`,
  ...sides(before, after),
  ...(severity === undefined ? {} : { severity }),
});

const sides = (before: Json | undefined, after: Json | undefined): Sides => ({
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
});

const text: Compare = (before, after, kind) => {
  const empty = [before, after].every((side) => side === undefined || side === '');
  return [
    whole(empty ? 'noise/empty-description' : `${kind}/description-changed`, 'description', before, after),
  ];
};

const title =
  (name: string): Compare =>
  (before, after, kind) => [whole(`${kind}/title-changed`, name, before, after)];

const icons: Compare = (before, after, kind) => {
  const rule = isIcons(before) && isIcons(after) ? `${kind}/icons-changed` : `${kind}/field-changed`;
  return [whole(rule as RuleId, 'icons', before, after)];
};

const ICON: Readonly<Record<string, (value: Json) => boolean>> = {
  src: (value) => matches(value, /^(?:https?:\/\/|data:image\/)\S+$/, 2_048),
  mimeType: (value) => matches(value, /^[\w.+-]+\/[\w.+-]+$/, 64),
  sizes: (value) => (Array.isArray(value) ? (value as readonly Json[]) : [value]).every(isSize),
  theme: (value) => value === 'light' || value === 'dark',
};
const isSize = (value: Json): boolean => matches(value, /^(?:any|\d+x\d+)$/, 16);
const matches = (value: Json, pattern: RegExp, most: number): boolean =>
  typeof value === 'string' && value.length <= most && pattern.test(value);

/** Whether a value is a list of pictures, or none, with no room for words beside. */
export const isIcons = (value: Json | undefined): boolean =>
  value === undefined ||
  (Array.isArray(value) &&
    (value as readonly Json[]).every(
      (icon) =>
        isObject(icon) &&
        Object.entries(icon).every(
          ([key, member]) => Object.hasOwn(ICON, key) && ICON[key]?.(member) === true,
        ),
    ));

/** A link to a user interface, or a key that came or went, is more than a changed value. */
const meta: Compare = (before, after, kind) =>
  differences(before, after).map((change): Fact => {
    const grave =
      change.path.length < 1 ||
      /^ui\b/.test(change.path[0] ?? '') ||
      change.before === undefined ||
      change.after === undefined;
    return {
      rule: `${kind}/meta-changed`,
      pointer: `/_meta${change.pointer}`,
      ...sides(change.before, change.after),
      ...(grave ? { severity: 'medium' } : {}),
    };
  });

const schema =
  (name: 'inputSchema' | 'outputSchema'): Compare =>
  (before, after) => {
    const direction = name === 'inputSchema' ? 'input' : 'output';
    if (before === undefined || after === undefined) {
      if (direction === 'input') return [whole('tool/field-changed', name, before, after)];
      return [
        after === undefined
          ? whole('tool/output-schema-removed', name, before, after)
          : whole('tool/output-schema-added', name, before, after, isBareShape(after) ? undefined : 'medium'),
      ];
    }
    const facts = compareSchema(direction, before, after);
    return [...facts, ...untold(direction, before, after, facts)].map((fact) => ({
      ...fact,
      pointer: `/${name}${fact.pointer}`,
    }));
  };

const FORBIDDEN = 'forbidden';
const SUPPORT: ReadonlySet<Json | undefined> = new Set([undefined, 'required', 'optional', FORBIDDEN]);

const execution: Compare = (before, after) => {
  // Told as a whole, as the members of one side would hide what stands in place of the other.
  if ([before, after].some((value) => value !== undefined && !isObject(value))) return [];
  const changes = differences(before ?? {}, after ?? {});
  if (changes.length === 0) return [whole('noise/task-support', 'execution', before, after)];
  return changes.map((change): Fact => {
    const support =
      change.path[0] === 'taskSupport' &&
      change.path.length === 1 &&
      SUPPORT.has(change.before) &&
      SUPPORT.has(change.after);
    const noise =
      support && (change.before ?? FORBIDDEN) === FORBIDDEN && (change.after ?? FORBIDDEN) === FORBIDDEN;
    return {
      rule: noise ? 'noise/task-support' : support ? 'tool/task-support-changed' : 'tool/field-changed',
      pointer: `/execution${change.pointer}`,
      ...sides(change.before, change.after),
    };
  });
};

const plain =
  (rule: (kind: Kind) => RuleId, name: string, severity?: Fact['severity']): Compare =>
  (before, after, kind) =>
    differences(before, after).map((change) => ({
      ...whole(rule(kind), name, change.before, change.after, severity),
      pointer: `/${name}${change.pointer}`,
    }));

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
  // How large a resource is changes with its content, which is not what the lock is about.
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
