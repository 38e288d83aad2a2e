/**
 * Text of an event stream in, piece by piece; whole events out, as the HTML standard parses them ("Server-sent events", section
 * 9.2.6). Refuses what common readers parse in another way: line ends, marks and names of fields that only some of them take.
 * Holds one unfinished line and one unfinished event.
 */
import { McpLockError } from '../../errors.ts';
import type { StreamFault } from '../messages.ts';
import { streamUnsound } from '../messages.ts';
import { folded } from '../reading/ambiguous-json.ts';
import { hidesMessage, holdsMessage } from '../reading/server-text.ts';

interface ServerEvent {
  /** Empty when the stream names none. */
  readonly event: string;
  readonly data: string;
  readonly id: string;
}

interface EventReader {
  /** Takes text; the caller bounds its length. Throws E_PROTOCOL for a stream that clients parse differently. */
  readonly take: (text: string) => void;
  /** The stream ended. Throws E_PROTOCOL for a message that only some clients take for a whole one. */
  readonly end: () => void;
}

/** A byte order mark, and its three bytes each as a character: some clients remove them, others do not. */
const MARKS = ['\u{feff}', '\u{ef}\u{bb}\u{bf}'];

export function makeEventReader(take: (event: ServerEvent) => void): EventReader {
  let unfinished: string[] = [];
  let afterReturn = false;
  let firstLine = true;
  let event = '';
  let id = '';
  let data: string[] = [];

  const line = (text: string) => {
    if (firstLine && MARKS.some((mark) => text.startsWith(mark))) fail('mark');
    firstLine = false;
    if (text.includes('\0')) fail('nul');
    if (text === '') {
      const joined = data.join('\n');
      const isNamed = event !== '' && event !== 'message';
      if (isNamed ? holdsMessage(joined) : data.length > 1 && data.some(holdsMessage)) fail('hidden');
      if (data.length > 0 || id !== '') take({ event, data: joined, id });
      [event, id, data] = ['', '', []];
      return;
    }
    const colon = text.indexOf(':');
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') data.push(value);
    else if (hidesMessage(text) || (folded(field) === 'data' && holdsMessage(value))) fail('hidden');
    else if (field === 'event') event = value;
    else if (field === 'id') id = value;
  };

  return {
    take: (text) => {
      if (text === '') return;
      // A line feed after a carriage return belongs to it, also when it comes in the next piece.
      if (afterReturn && !text.startsWith('\n')) fail('return');
      const rest = afterReturn ? text.slice(1) : text;
      afterReturn = text.endsWith('\r');
      let start = 0;
      for (const end of rest.matchAll(/\r\n|\n|\r/g)) {
        const after = end.index + end[0].length;
        if (end[0] === '\r' && after < rest.length) fail('return');
        line([...unfinished, rest.slice(start, end.index)].join(''));
        unfinished = [];
        start = after;
      }
      if (start < rest.length) unfinished.push(rest.slice(start));
    },
    end: () => {
      const last = unfinished.join('');
      if (last !== '') line(last);
      if (data.some(holdsMessage) || holdsMessage(data.join('\n'))) fail('unfinished');
    },
  };
}

function fail(fault: StreamFault): never {
  throw new McpLockError(streamUnsound(fault));
}
