/** For `docs/rules.md`: the rows of all rules in, Markdown out. */
import { families } from '../../src/diff/rules/table.ts';
import { RULES } from '../../src/diff/rules.ts';
import { code, table, text } from './markdown.ts';

/** Kinds of poisoned text, as the literature names them, and the rules that are meant for each. */
const KINDS: Readonly<Record<string, readonly (keyof typeof RULES)[]>> = {
  'override of instructions, false authority': ['text/override'],
  'hidden instruction': ['text/hidden-characters', 'text/bidi-control', 'text/control-character'],
  'instruction in disguise (base64, hex, spaced or reversed letters, digits for letters, ...)': [
    'text/override',
    'text/concealment',
  ],
  concealment: ['text/concealment'],
  'secrets read': ['text/secret-read'],
  exfiltration: ['text/exfiltration'],
  'other tools steered or replaced by an order': ['text/tool-steering'],
  'command, download and run': ['text/run-command'],
  'parameter that harvests the conversation': ['text/conversation-asked'],
  'look-alike name': ['text/confusable-name'],
  'order to do something that is no part of the call': ['text/agent-order'],
  'confirmation skipped': ['text/confirmation-skipped'],
  'hidden side effect': ['text/side-effect'],
  'dictated answer': ['text/dictated-answer'],
  'preference, praise': ['text/preference'],
  'pressure, threats': ['text/pressure'],
  'openly malicious function': ['text/harmful-purpose'],
  'plain words about a harmful function (semantic only)': [],
};

const kinds = (): string =>
  `## Kinds of poisoned text

Texts are judged as they are and undisguised. Rules for kinds that are meant to be high stay quiet on honest text; the others can fire there.
No finding does not mean that a text is harmless.

${table(
  ['kind', 'rules', 'meant to be'],
  Object.entries(KINDS).map(([kind, ids]) => [
    text(kind),
    ids.map((id) => code(id)).join(', '),
    ids.length === 0 ? 'not found reliably' : [...new Set(ids.map((id) => RULES[id].severity))].join(', '),
  ]),
)}`;

export const rules = (): string => `${byFamily()}\n${kinds()}`;

const byFamily = (): string =>
  families()
    .map(({ id, label, rules: list }) => {
      const rows = list.map(({ id: rule, row }) => [
        code(rule),
        row.severity,
        text(row.title),
        text(row.why),
      ]);
      return `## ${label} (${code(`${id}/`)})\n\n${table(['rule', 'severity', 'what it reports', 'why it matters'], rows)}`;
    })
    .join('\n');
