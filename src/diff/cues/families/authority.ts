/**
 * In: nothing. Out: families of instructions: text that claims to come from the system, or gives the agent another role.
 * Each is a list of ordered steps without a gap of its own.
 */
import { type Family, high, medium, words } from './vocabulary.ts';

export const AUTHORITY: readonly Family[] = [
  high('override', 12, [
    words('message|note|instructions?|orders?'),
    words('from'),
    words('(?:the )?(?:user|system|developer|administrator|anthropic|openai)'),
    words('(?:to|for) (?:you|the (?:assistant|model|agent))'),
  ]),
  high('override', 10, [
    words('act as'),
    /:/g,
    words('unrestricted|administrator|system|root|admin|configuration|developer|an?'),
  ]),
  high('override', 40, [
    words('jailbreak|unrestricted mode|developer mode|god mode|do anything now'),
    words('enable|enabled|available|mode|set|activate|activated'),
  ]),
  high('override', 0, [
    /\b(?:SYSTEM|CONFIGURATION|ADMIN|HIDDEN|SECRET|DEVELOPER)(?:[- ](?:WIDE|LEVEL|PROMPT|PAYMENT|SECURITY|PERFORMANCE|CRITICAL))?(?:[- ][A-Z]{3,12})? (?:OVERRIDE|DIRECTIVE|INSTRUCTIONS?|ALERT|PROTOCOL|UPDATE|MAINTENANCE|OPTIMI[SZ]ATION|ENHANCEMENT|ADVISORY|COMMAND|MESSAGE)\b[^\w\n]{0,3}/g,
  ]),
  high('override', 0, [
    /\b(?:system|hidden) (?:policy|directive|override|instruction)s?\b(?: \([^()\n]{0,40}\))?\]?\s?:/gi,
  ]),
  medium('override', 0, [
    /\b(?:SECURITY|COMPLIANCE|PERFORMANCE|INTERNAL DEV|OVERRIDE) (?:ALERT|PROTOCOL|ADVISORY|DIRECTIVE|POLICY|NOTE|OVERRIDE|UPDATE)\b\]?\s?:/g,
  ]),
];
