/**
 * Reads a shell text once: text in, the commands in it and what is known of its variables out. What only a shell would know stands as
 * a mark. Runs and expands nothing.
 */
import { BRACE_MARKS, expandBraces } from './braces.ts';
import type { HereDocument } from './here-documents.ts';
import { takeDocuments } from './here-documents.ts';
import { ANY, GLOB, SPLIT } from './marks.ts';
import { printedBy } from './printed-names.ts';
import { DECLARES, READS, RUN_VARIABLES } from './programs.ts';
import type { ShellCommand } from './shell-command.ts';
import { closingBracket, skipTo } from './shell-scan.ts';

export interface Found {
  readonly known: Map<string, string>;
  /** Variables with more than one value, or one that is read. */
  readonly several: Set<string>;
  readonly values: string[];
  readonly commands: ShellCommand[];
}

const MOST_DEPTH = 40;

/** Throws a RangeError if it is nested too deeply. */
export function readAll(text: string, found: Found, depth: number): void {
  if (depth > MOST_DEPTH) throw new RangeError('too deep');
  const { known, several, values, commands } = found;
  let at = 0;
  let words: string[] = [];
  /** How many words at the beginning of the command only declare variables. */
  let declaring = 0;
  let targets: string[] = [];
  let input: string[] = [];
  let documents: HereDocument[] = [];
  /** Where the last list of a variable ends. */
  let listEnd = 0;

  /** What a substitution prints may be names. */
  const nested = (inner: string) => {
    const before = commands.length;
    readAll(inner, found, depth + 1);
    values.push(...commands.slice(before).flatMap(printedBy));
  };
  /** A text in which quotes mean nothing. */
  const filled = (inner: string) =>
    readAll(`: "${inner.replace(/\\[\s\S]|"/g, (one) => (one === '"' ? '\\"' : one))}"`, found, depth + 1);
  const endCommand = () => {
    if (words.length + targets.length + input.length > 0) commands.push({ words, targets, input });
    [words, targets, input] = [[], [], []];
    declaring = 0;
  };
  /** The text up to the bracket that closes the one before `at`; goes behind it. */
  const inside = (open: string, close: string): string => {
    const start = at;
    at = closingBracket(text, start, open, close) + 1;
    return text.slice(start, at - 1);
  };
  /** The members of a list, `NAME=(…)`. */
  const listed = (from: number) => {
    if (from < listEnd) return;
    listEnd = closingBracket(text, from, '(', ')');
    for (const one of text.slice(from, listEnd).split(/\s+/)) values.push(one.replace(/['"]/g, ''));
  };
  const setVariable = (name: string, value: string) => {
    values.push(value);
    if (known.has(name) && known.get(name) !== value) several.add(name);
    known.set(name, value);
  };
  const valueHere = (name: string, quoted: boolean): string => {
    const value = several.has(name) || (!quoted && known.has('IFS')) ? ANY : (known.get(name) ?? ANY);
    return quoted ? value : value.replace(/\s+/g, SPLIT).replace(/[*?]/g, GLOB);
  };

  /** Behind `$`: what stands for it. */
  const expansion = (quoted: boolean): string => {
    const char = text[at] ?? '';
    if (char === '(') {
      at += 1;
      nested(inside('(', ')'));
      return ANY;
    }
    if (char === '{') {
      at += 1;
      const inner = inside('{', '}');
      if (/\$\(|`/.test(inner)) nested(`: "${inner}"`);
      const [, instead] = /^\w+:?[-=+]([\w./~-]+)$/.exec(inner) ?? [];
      if (instead !== undefined) values.push(instead);
      const [, name] = /^(\w+):?=/.exec(inner) ?? [];
      if (name !== undefined) several.add(name);
      return valueHere(inner, quoted);
    }
    if (!quoted && char === "'") {
      const end = skipTo(text, "'", at + 1, true);
      const inner = text.slice(at + 1, end);
      at = end + 1;
      return inner.replace(/\\(?:x[0-9a-f]{1,2}|u[0-9a-f]{1,4}|[0-7]{1,3}|.)/gis, ANY);
    }
    if (!quoted && char === '"') return '';
    const [name] = /^(?:[A-Za-z_]\w*|[0-9@*#?$!-])/.exec(text.slice(at, at + 200)) ?? [];
    if (name === undefined) return '$';
    at += name.length;
    return valueHere(name, quoted);
  };
  const backticks = (): string => {
    const end = skipTo(text, '`', at + 1, true);
    nested(text.slice(at + 1, end).replace(/\\([`\\$])/g, '$1'));
    at = end + 1;
    return ANY;
  };

  /** The word at `at`; undefined if none begins here. */
  const word = (): string | undefined => {
    const start = at;
    let value = '';
    while (at < text.length) {
      const char = text[at] ?? '';
      if (/[\s;&|()<>]/.test(char)) {
        // `<(…)` is a file name.
        if (!/[<>]/.test(char) || text[at + 1] !== '(') break;
        at += 2;
        nested(inside('(', ')'));
        value += ANY;
      } else if (char === '\\') {
        if (text[at + 1] !== '\n') value += text[at + 1] ?? '';
        at += 2;
      } else if (char === "'") {
        const end = skipTo(text, "'", at + 1);
        value += text.slice(at + 1, end);
        at = end + 1;
      } else if (char === '"') {
        at += 1;
        while (at < text.length && text[at] !== '"') {
          const one = text[at] ?? '';
          if (one === '\\' && /[$`"\\\n]/.test(text[at + 1] ?? '')) {
            if (text[at + 1] !== '\n') value += text[at + 1];
            at += 2;
          } else if (one === '$') {
            at += 1;
            value += expansion(true);
          } else if (one === '`') value += backticks();
          else {
            value += one;
            at += 1;
          }
        }
        at += 1;
      } else if (char === '$') {
        at += 1;
        value += expansion(false);
      } else if (char === '`') value += backticks();
      else {
        value += char === '*' || char === '?' ? GLOB : (BRACE_MARKS[char] ?? char);
        at += 1;
      }
    }
    return at === start ? undefined : value.replace(/\[[^\]]{1,200}\]/g, GLOB);
  };

  const redirection = () => {
    const [operator = ''] = /^(?:<<<|<<-|<<|<>|<&|<|>>|>\||>&|>)/.exec(text.slice(at, at + 3)) ?? [];
    if (/^(?:\d+|\{\w+\})$/.test(words.at(-1) ?? '') && /[\w}]/.test(text[at - 1] ?? '')) words.pop();
    at += operator.length;
    at += /^(?:[ \t]|\\\n)*/.exec(text.slice(at))?.[0].length ?? 0;
    const start = at;
    const target = word();
    if (target === undefined) return;
    const quoted = /['"\\]/.test(text.slice(start, at));
    const [first = ''] = expandBraces(target.replaceAll(SPLIT, ' '));
    if (operator === '<<' || operator === '<<-')
      documents.push({ end: first, tabs: operator === '<<-', into: input, filled: !quoted });
    else if (operator === '<<<') input.push(first);
    else if (operator.includes('>') && !/^(?:\d+|-)$/.test(first)) targets.push(first);
  };

  while (at < text.length) {
    const char = text[at] ?? '';
    if (char === '\n' && documents.length > 0) {
      at += 1;
      const open = documents;
      documents = [];
      at = takeDocuments(text, at, open, filled);
      endCommand();
    } else if (/[\n;|()]/.test(char)) {
      endCommand();
      at += 1;
    } else if (char === '&') {
      // `&>file`
      if (text[at + 1] !== '>') endCommand();
      at += 1;
    } else if ((char === '<' || char === '>') && text[at + 1] !== '(') redirection();
    else if (/\s/.test(char)) at += 1;
    else if (char === '#') at = skipTo(text, '\n', at);
    else {
      const one = word();
      if (one === undefined) {
        at += 1;
        continue;
      }
      for (const value of expandBraces(one).flatMap((whole) => whole.split(SPLIT))) {
        const [, name, given] = /^([A-Za-z_]\w*)\+?=(.*)$/s.exec(value) ?? [];
        const declares = declaring === words.length;
        if (name !== undefined && given !== undefined && declares) setVariable(name, given);
        else if (name !== undefined) several.add(name);
        if (given === '' && text[at] === '(') listed(at + 1);
        if (given !== undefined && RUN_VARIABLES.test(name ?? ''))
          commands.push({ words: ['eval', given], targets: [], input: [] });
        if (READS.has(words[0] ?? '') && /^\w+$/.test(value)) several.add(value);
        if (name !== undefined && words.length === 0) continue;
        words.push(value);
        if (declares && (DECLARES.has(value) || value.startsWith('-'))) declaring += 1;
      }
    }
  }
  endCommand();
}
