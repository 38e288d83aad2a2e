/**
 * A list of arguments for a launch that had none: the text of a config and its command in, what is to be written behind the
 * command out. The same call finds it again, so that it can be taken out to the last byte.
 */
import type { Format, Span } from '../edit/index.ts';

/** The text of a new key and its list, as the command beside it is laid out; `tokens` as they are to be written. */
export function addedArgs(text: string, format: Format, command: Span, tokens: readonly string[]): string {
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
