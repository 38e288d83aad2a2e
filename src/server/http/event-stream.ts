/**
 * Text of an event stream in, piece by piece; whole events out, the way the HTML standard reads them ("Server-sent
 * events", section 9.2.6). Holds one unfinished line and one unfinished event.
 */
import { McpLockError } from '../../errors.ts';
import { brokenByteOrderMark } from '../messages.ts';

export interface ServerEvent {
  /** Empty when the stream names none. */
  readonly event: string;
  readonly data: string;
  readonly id: string;
}

/** The three bytes of a byte order mark, each written as a character: some clients take them off, others do not. */
const WRITTEN_OUT_MARK = '\u{ef}\u{bb}\u{bf}';

/** A reader to feed; the caller bounds how much text there is. Throws E_PROTOCOL for a beginning that clients read in two ways. */
export function makeEventReader(take: (event: ServerEvent) => void): (text: string) => void {
  let held: string[] = [];
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
    // A line feed after a carriage return ends no second line, also when it comes in the next piece.
    if (afterReturn && rest.startsWith('\n')) rest = rest.slice(1);
    afterReturn = text.endsWith('\r');
    let start = 0;
    for (const end of rest.matchAll(/\r\n|\n|\r/g)) {
      line([...held, rest.slice(start, end.index)].join(''));
      held = [];
      start = end.index + end[0].length;
    }
    if (start < rest.length) held.push(rest.slice(start));
  };
}
