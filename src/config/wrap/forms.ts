/**
 * The forms of a launch in a config, and the words of the guard inserted into each or removed: one list, a command with its arguments,
 * one command line. Text in, candidates out; `rewrite.ts` finds the right one. A word that moves keeps its spelling, so that it can
 * move back.
 */
import type { Edit, Format, Leaf, Span } from '../edit/index.ts';
import { applyEdits, dropFirst, leavesIn, listOf, prepend, spanOf, spellings } from '../edit/index.ts';

/** Words that need no quotes in a command line. */
const PLAIN = /^[\w./:@${}-]+$/;

interface At {
  readonly text: string;
  readonly format: Format;
  /** Of the value with the program. */
  readonly pointer: string;
  readonly value: string;
  readonly words: readonly string[];
}

/** Every text with `words` before the launch that starts with `command`, in the server at `base`. */
export const wrappedForms = (
  text: string,
  format: Format,
  base: string,
  command: string,
  words: readonly string[],
): readonly string[] =>
  textsBelow(text, format, base)
    .filter(({ value }) => value.trimStart().startsWith(command))
    .flatMap((leaf) => {
      const at = { ...leaf, text, format, words };
      return leaf.value === command ? [...intoList(at), ...intoPair(at)] : intoLine(at);
    });

/** Every text without `words` before the launch of the server at `base`. */
export const unwrappedForms = (
  text: string,
  format: Format,
  base: string,
  words: readonly string[],
): readonly string[] =>
  textsBelow(text, format, base)
    .filter(({ value }) => value.trimStart().startsWith(words[0] ?? ''))
    .flatMap((leaf) => {
      const at = { ...leaf, text, format, words };
      return leaf.value === words[0] ? [...outOfList(at), ...outOfPair(at)] : outOfLine(at);
    });

const textsBelow = (text: string, format: Format, base: string) =>
  (leavesIn(text, format) ?? [])
    .filter((leaf): leaf is Leaf & { readonly text: string } => leaf.text !== undefined)
    .filter(({ pointer }) => pointer.startsWith(`${base}/`))
    .map(({ pointer, text: value }) => ({ pointer, value }));

/** `["npx", "-y", "x"]` */
function intoList({ text, format, pointer, words }: At): readonly string[] {
  const [parent, last] = splitPointer(pointer);
  const list = last === '0' ? listOf(text, format, parent) : undefined;
  if (list === undefined) return [];
  return stylesOf(text, format, pointer).flatMap((style) =>
    edited(text, [prepend(text, list, words.map(style))]),
  );
}

function outOfList({ text, format, pointer, words }: At): readonly string[] {
  const [parent, last] = splitPointer(pointer);
  const list = last === '0' ? listOf(text, format, parent) : undefined;
  return list === undefined ? [] : edited(text, [dropFirst(text, list, words.length)]);
}

/** `"command": "npx", "args": ["-y", "x"]`, also without arguments. */
function intoPair({ text, format, pointer, words }: At): readonly string[] {
  const command = spanOf(text, format, pointer);
  if (command === undefined) return [];
  const [start = '', ...more] = words;
  const own = text.slice(command.start, command.end);
  const args = `${splitPointer(pointer)[0]}/args`;
  const list = listOf(text, format, args);
  const model = list?.items[0] === undefined ? pointer : `${args}/0`;
  return stylesOf(text, format, model).flatMap((style) => {
    const tokens = [...more.map(style), own];
    const end = { start: command.end, end: command.end };
    return edited(text, [
      { ...command, text: spellings(start, format, own)[0] ?? '' },
      list === undefined
        ? { ...end, text: addedArgs(text, format, command, tokens) }
        : prepend(text, list, tokens),
    ]);
  });
}

function outOfPair({ text, format, pointer, words }: At): readonly string[] {
  const command = spanOf(text, format, pointer);
  const list = listOf(text, format, `${splitPointer(pointer)[0]}/args`);
  const own = list?.items[words.length - 1];
  if (command === undefined || list === undefined || own === undefined) return [];
  const back: Edit = { ...command, text: text.slice(own.start, own.end) };
  const tokens = list.items.slice(0, words.length).map(({ start, end }) => text.slice(start, end));
  const added = addedArgs(text, format, command, tokens);
  const wasAdded = list.items.length === words.length && text.startsWith(added, command.end);
  return edited(text, [
    back,
    wasAdded
      ? { start: command.end, end: command.end + added.length, text: '' }
      : dropFirst(text, list, words.length),
  ]);
}

/** `npx -y x` */
function intoLine({ text, format, pointer, words }: At): readonly string[] {
  const at = contentOf(text, format, pointer);
  if (at === undefined || !words.every((word) => PLAIN.test(word))) return [];
  return edited(text, [{ start: at, end: at, text: `${words.join(' ')} ` }]);
}

function outOfLine({ text, format, pointer, words }: At): readonly string[] {
  const at = contentOf(text, format, pointer);
  const front = `${words.join(' ')} `;
  return at === undefined || !text.startsWith(front, at)
    ? []
    : edited(text, [{ start: at, end: at + front.length, text: '' }]);
}

/** The offset of a string after its quote. */
function contentOf(text: string, format: Format, pointer: string): number | undefined {
  const span = spanOf(text, format, pointer);
  if (span === undefined || /^(?:"""|''')/.test(text.slice(span.start))) return undefined;
  return /["']/.test(text[span.start] ?? '') ? span.start + 1 : span.start;
}

/** Ways to write a word: like the one at a pointer, and in double quotes. */
function stylesOf(text: string, format: Format, pointer: string): readonly ((word: string) => string)[] {
  const span = spanOf(text, format, pointer);
  const written = span === undefined ? '' : text.slice(span.start, span.end);
  const alike = (word: string): string => {
    const [spelling = word] = spellings(word, format, written);
    return spelling === word && !BARE.test(word) ? JSON.stringify(word) : spelling;
  };
  return [alike, JSON.stringify];
}

/** Words that are strings for every YAML parser, even without quotes. */
const BARE = /^(?!(?:y|n|yes|no|on|off|true|false|null)$)(?:--?$|(?:--?)?[a-z][\w.@/-]*$)/i;

const edited = (text: string, edits: readonly (Edit | undefined)[]): readonly string[] =>
  edits.every((edit) => edit !== undefined) ? [applyEdits(text, edits)] : [];

const splitPointer = (pointer: string): readonly [parent: string, last: string] => {
  const at = pointer.lastIndexOf('/');
  return [pointer.slice(0, at), pointer.slice(at + 1)];
};

/**
 * The text of a new `args` key, in the layout of the command before it; `tokens` as they are written. The same call finds it again for
 * `unwrap`.
 */
function addedArgs(text: string, format: Format, command: Span, tokens: readonly string[]): string {
  const list = `[${tokens.join(', ')}]`;
  const line = text.slice(text.lastIndexOf('\n', command.start - 1) + 1, command.start);
  const next = text.includes('\r\n') ? '\r\n' : '\n';
  if (format === 'json') {
    const [, indent] = /^([ \t]*)"[^"]*"\s*:\s*$/.exec(line) ?? [];
    return indent === undefined ? `, "args": ${list}` : `,${next}${indent}"args": ${list}`;
  }
  if (format === 'toml') {
    const [, before] = /^([ \t]*(?:[^=\n{]*\.[ \t]*)?)["']?[\w-]+["']?[ \t]*=[ \t]*$/.exec(line) ?? [];
    return before === undefined ? `, args = ${list}` : `${next}${before}args = ${list}`;
  }
  const [, indent] = /^([ -]*)["']?[\w-]+["']?:[ ]+$/.exec(line) ?? [];
  return indent === undefined ? `, args: ${list}` : `${next}${' '.repeat(indent.length)}args: ${list}`;
}
