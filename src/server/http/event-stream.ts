/**
 * Text of an event stream in, piece by piece; whole events out, as the HTML standard parses them ("Server-sent events", section
 * 9.2.6). Holds one unfinished line and one unfinished event.
 */
import { McpLockError } from '../../errors.ts';
import { brokenByteOrderMark } from '../messages.ts';

interface ServerEvent {
  /** Empty when the stream names none. */
  readonly event: string;
  readonly data: string;
  readonly id: string;
}

/** The three bytes of a byte order mark, each as a character: some clients remove them, others do not. */
const WRITTEN_OUT_MARK = '\u{ef}\u{bb}\u{bf}';

/** A function that takes text; the caller bounds its length. Throws E_PROTOCOL for a beginning that clients parse differently. */
export function makeEventReader(take: (event: ServerEvent) => void): (text: string) => void {
  let unfinished: string[] = [];
  let afterReturn = false;
  let first = true;
  let firstLine = true;
  let event = '';
  let id = '';
  let data: string[] = [];
  const line = (text: string) => {
    if (firstLine && text.startsWith(WRITTEN_OUT_MARK)) {
      throw new McpLockError(brokenByteOrderMark());
    }
    firstLine = false;
    if (text === '') {
      if (data.length > 0 || id !== '') take({ event, data: data.join('\n'), id });
      [event, id, data] = ['', '', []];
      return;
    }
    const colon = text.indexOf(':');
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') data.push(value);
    else if (field === 'event') event = value;
    else if (field === 'id' && !value.includes('\0')) id = value;
  };
  return (text) => {
    let rest = text;
    if (rest === '') return;
    if (first && rest.startsWith('\u{feff}')) rest = rest.slice(1);
    first = false;
    // A line feed after a carriage return belongs to it, also when it comes in the next piece.
    if (afterReturn && rest.startsWith('\n')) rest = rest.slice(1);
    afterReturn = text.endsWith('\r');
    let start = 0;
    for (const end of rest.matchAll(/\r\n|\n|\r/g)) {
      line([...unfinished, rest.slice(start, end.index)].join(''));
      unfinished = [];
      start = end.index + end[0].length;
    }
    if (start < rest.length) unfinished.push(rest.slice(start));
  };
}
