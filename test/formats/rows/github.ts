/** Annotations of GitHub Actions: each line is one, as its runner reads it, with a place and within the budget of a step. */
import type { FormatRow } from '../row.ts';

/** A line as the runner takes it apart (ActionCommand.cs): nothing but its own escapes is left in a value. */
const LINE =
  /^::(error|warning|notice) (?:file=([^:,\r\n]+),line=([1-9]\d*),)?title=([^:,\r\n]+)::([^\r\n]+)$/;
const ESCAPES = /%(?!25|0D|0A|3A|2C)/;

export const github: FormatRow = {
  id: 'github',
  check: (out) => {
    const lines = out.split('\n');
    if (lines.pop() !== '') return ['no line feed at the end'];
    const levels = new Map<string, number>();
    return lines.flatMap((line) => {
      const [, level = '', file = '', , title = '', message = ''] = LINE.exec(line) ?? [];
      const count = (levels.get(level) ?? 0) + 1;
      levels.set(level, count);
      return [
        ...(level === '' ? [`no annotation: ${line.slice(0, 200)}`] : []),
        ...(count > 10 ? [`${count} of ${level}`] : []),
        ...([file, title, message].some((value) => ESCAPES.test(value)) ? [`escapes: ${line}`] : []),
        ...(message.replaceAll(/%(?:25|0D|0A)/g, '.').length > 4_096 ? ['a message that is too long'] : []),
      ];
    });
  },
  isOwnCommand: (line) => LINE.test(line),
  mayBeEmpty: true,
  most: 30 * 6_000,
};
