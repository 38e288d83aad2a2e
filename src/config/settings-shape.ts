/**
 * What settings may hold: parsed JSON in; every problem, or the settings as data, out. The same rules as `mcp-lock.config.schema.json`,
 * which a test compares with this. Pure; reads no disk and no clock.
 */
import { isFixed } from '../diff/fixed-rules.ts';
import { RULES } from '../diff/rules.ts';
import { pointerOf } from '../lock/pointer.ts';
import type { Problem } from '../lock/shape.ts';
import { type Check, listOf, mapOf, oneOf, record, string } from '../lock/shape-checks.ts';
import type { AcceptedFinding, Json, JsonObject, Severity } from '../model.ts';
import { SEVERITIES } from '../model.ts';
import {
  fixedRuleLowered,
  noSuchRule,
  notADate,
  notAFingerprint,
  notAPathBelow,
  notAReason,
  notASwitch,
  notSeconds,
} from './messages.ts';

/** The longest time limit of settings, in seconds: whoever needs more gives it for one run. */
const MOST_SECONDS = 3_600;

const FINGERPRINT = /^[0-9a-f]{32}$/;

/** Below the folder of the file, with slashes: neither absolute nor at home, and no step upward. */
const isPathBelow = (path: string): boolean =>
  path.trim() !== '' &&
  !/[\\\p{Cc}]|^[/~]|^[A-Za-z]:/u.test(path) &&
  !path.split('/').some((part) => part === '..');

/** A day that the calendar has, as `YYYY-MM-DD`. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const textThat =
  (fits: (text: string) => boolean, problem: () => string): Check =>
  (value, report) => {
    if (typeof value !== 'string' || !fits(value)) report(problem());
  };

const severity: Check = oneOf(...SEVERITIES);

const rule =
  (id: string): Check =>
  (value, report) => {
    if (!Object.hasOwn(RULES, id)) return report(noSuchRule(id));
    severity(value, report);
    if (isFixed(id) && isSeverity(value) && isLower(value, usualSeverity(id))) report(fixedRuleLowered());
  };

const settings: Check = record({
  '$schema?': string,
  'configs?': listOf(textThat(isPathBelow, notAPathBelow)),
  'user?': (value, report) => {
    if (typeof value !== 'boolean') report(notASwitch());
  },
  'timeout?': (value, report) => {
    if (typeof value !== 'number' || !(value >= 1 && value <= MOST_SECONDS)) report(notSeconds(MOST_SECONDS));
  },
  'failOn?': severity,
  'client?': textThat((text) => text.trim() !== '', notAReason),
  'rules?': mapOf(rule),
  'accepted?': listOf(
    record({
      fingerprint: textThat((text) => FINGERPRINT.test(text), notAFingerprint),
      reason: textThat((text) => text.trim() !== '' && !/[\r\n]/.test(text), notAReason),
      'until?': textThat(isDate, notADate),
    }),
  ),
});

/** Everything in parsed settings that this version does not allow. */
export function settingsProblems(value: Json): readonly Problem[] {
  const out: Problem[] = [];
  settings(value, (problem, ...path) => out.push({ pointer: pointerOf(path), problem }));
  return out;
}

/** What settings say. */
export interface SettingsContent {
  /** Configs beside the usual ones, as written. */
  readonly configs: readonly string[];
  /** The servers of the user's own configs count, too. */
  readonly user: boolean;
  /** Seconds. */
  readonly timeout?: number;
  readonly failOn?: Severity;
  /** The client as which servers are asked. */
  readonly client?: string;
  readonly rules: Readonly<Record<string, Severity>>;
  /** Those of the rules that they rank below their rows, with the severity of the row. */
  readonly lowers: Readonly<Record<string, Severity>>;
  readonly accepted: readonly AcceptedFinding[];
}

/** Settings without problems as data. */
export function contentOf(value: JsonObject): SettingsContent {
  const { timeout, failOn, client } = value;
  const rules = (value['rules'] ?? {}) as Readonly<Record<string, Severity>>;
  const lowered = Object.entries(rules).filter(([id, to]) => isLower(to, usualSeverity(id)));
  return {
    configs: (value['configs'] ?? []) as readonly string[],
    user: value['user'] === true,
    ...(typeof timeout === 'number' ? { timeout } : {}),
    ...(isSeverity(failOn) ? { failOn } : {}),
    ...(typeof client === 'string' ? { client } : {}),
    rules,
    lowers: Object.fromEntries(lowered.map(([id]) => [id, usualSeverity(id)])),
    accepted: (value['accepted'] ?? []) as unknown as readonly AcceptedFinding[],
  };
}

const isSeverity = (value: Json | undefined): value is Severity => SEVERITIES.some((one) => one === value);

/** The severity in the row of a rule that exists. */
const usualSeverity = (id: string): Severity => RULES[id as keyof typeof RULES].severity;

const isLower = (one: Severity, other: Severity): boolean =>
  SEVERITIES.indexOf(one) < SEVERITIES.indexOf(other);
