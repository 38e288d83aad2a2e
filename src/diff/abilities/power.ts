/**
 * Whether a tool that nobody has seen brings new power: its name and definition in, true when its name, its text, its parameters or its
 * annotations say that it writes, deletes, sends or runs something. A claim to read only
 * counts here; that it can be a lie is a rule of its own. Pure; linear in the definition.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json } from '../../model.ts';
import { type Acts, actsOf, clearActsOf, member, parametersOf, saidBy } from './acts.ts';
import { words, wordsOf } from './words.ts';

const OBJECT =
  '(?:an? |any |the |arbitrary |your |given )*(?:shell|code|command|script|program|sql|bash|python|javascript)s?';
const DOING = `(?:deletes|removes|overwrites|erases|wipes|purges|drops|sends|e?mails|uploads|publishes|posts|transmits|forwards|installs|deploys|modifies|creates|updates|(?:runs|executes) ${OBJECT}|writes (?:to|an?|the|it|files?|data))`;
const DO = `(?:delete|remove|overwrite|erase|wipe|purge|drop|send|upload|publish|post|transmit|install|deploy|modify|create|update|(?:run|execute) ${OBJECT}|write (?:to|an?|the|it|files?|data))`;
/** What a tool does stands at the beginning of a sentence or behind another verb; elsewhere it is what others do. */
const DOES = new RegExp(
  `^\\W*(?:this tool |it |then |also |permanently |automatically |immediately )*${DOING}\\b|(?:\\band |\\bthen |\\balso |\\bwhich )(?:then |also |automatically )*(?:${DOING}|${DO})\\b`,
  'i',
);
/** The same, and the plain verb at the beginning. */
const ORDERS = new RegExp(`${DOES.source}|^\\W*${DO}\\b`, 'i');
const NEGATED = /\b(?:not|never|without|nothing|read-only)\b|n't\b/i;

/** Parameters that hold what is run. */
const RUN = words('command commands cmd code script sql shell bash javascript python');
/** What may stand before it: an area code or a country code is none. */
const KIND = words('source shell bash python js javascript sql program user raw terminal cli full whole the');

/** What a tool does is said first; behind that comes how it is used. */
const SENTENCES = 3;
const LONGEST = 1_000;

export function bringsPower(name: string, definition: Json): boolean {
  const hints = member(definition, 'annotations');
  const byName = clearActsOf(name);
  if (member(hints, 'readOnlyHint') === true) return false;
  // That it only adds is no reason by itself; what it adds to is said by its name or text.
  const acts =
    member(hints, 'destructiveHint') === false ? saidBy(name, definition) : actsOf(name, definition);
  if (byName !== undefined && onlyReads(byName) && member(hints, 'destructiveHint') !== true) {
    return saysSo(member(definition, 'description'), DOES) || runs(definition);
  }
  const sends = acts.sends && !(acts.reads && !acts.changes);
  return acts.changes || sends || saysSo(member(definition, 'description'), ORDERS) || runs(definition);
}

const onlyReads = ({ reads, changes, sends }: Acts): boolean => reads && !changes && !sends;

const saysSo = (text: Json | undefined, pattern: RegExp): boolean =>
  typeof text === 'string' &&
  text
    .slice(0, LONGEST)
    .split(/[.!?;\n]/, SENTENCES)
    .some((sentence) => pattern.test(sentence) && !NEGATED.test(sentence));

/** A parameter takes any command or code. */
const runs = (definition: Json): boolean =>
  parametersOf(definition).some(([parameter, schema]) => {
    const [last = '', ...before] = wordsOf(parameter).toReversed();
    return (
      RUN.has(last) &&
      before.every((word) => KIND.has(word)) &&
      isObject(schema) &&
      schema['type'] === 'string' &&
      !['enum', 'const', 'pattern', 'format'].some((key) => Object.hasOwn(schema, key))
    );
  });
