/**
 * Text of an event stream in, piece by piece; whole events out, as the HTML standard parses them ("Server-sent events", section
 * 9.2.6). Refuses what common readers parse in another way: line ends, marks and names of fields that only some of them take.
 * Holds one unfinished line and one unfinished event.
 */
import { McpLockError } from '../../errors.ts';
import type { StreamFault } from '../messages.ts';
import { streamUnsound } from '../messages.ts';
import { folded } from '../reading/ambiguous-json.ts';
import { hidesMessage, holdsMessage, readServerText } from '../reading/server-text.ts';

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

const MARK = '\u{feff}';
/** Its three bytes, each as a character: some clients remove them, others do not. */
const WRITTEN_OUT_MARK = '\u{ef}\u{bb}\u{bf}';

export function makeEventReader(take: (event: ServerEvent) => void): EventReader {
  let unfinished: string[] = [];
  /** The part of a line with carriage returns that readers of line feeds alone have read so far. */
  let returns: string[] = [];
  let afterReturn = false;
  let firstLine = true;
  let event = '';
  let id = '';
  let data: string[] = [];

  const line = (given: string) => {
    if (firstLine && given.startsWith(WRITTEN_OUT_MARK)) fail('broken-mark');
    const text = firstLine && given.startsWith(MARK) ? given.slice(1) : given;
    if (text.includes('\0')) fail('nul');
    if (text === '') {
      const joined = data.join('\n');
      const isNamed = event !== '' && event !== 'message';
      if (isNamed ? holdsMessage(joined) : data.length > 1 && data.some(isMessage)) fail('hidden');
      if (data.length > 0 || id !== '') take({ event, data: joined, id });
      [event, id, data] = ['', '', []];
    } else {
      const { field, value } = fieldOf(text);
      if (field === 'data') {
        // Whoever keeps the mark misses this line.
        if (text !== given && value.startsWith('{')) fail('mark');
        data.push(value);
      } else if (hidesMessage(text) || (folded(field) === 'data' && holdsMessage(value))) fail('hidden');
      else if (field === 'event') event = value;
      else if (field === 'id') id = value;
    }
    firstLine = false;
  };

  /** What readers of line feeds alone take for one line. */
  const wholeLine = () => {
    const { field, value } = fieldOf(returns.join('\r'));
    if (returns.length > 1 && field === 'data' && holdsMessage(value)) fail('return');
    returns = [];
  };

  return {
    take: (text) => {
      if (text === '') return;
      // A line feed after a carriage return belongs to it, also when it comes in the next piece.
      const rest = afterReturn && text.startsWith('\n') ? text.slice(1) : text;
      if (rest !== text) wholeLine();
      afterReturn = text.endsWith('\r');
      let start = 0;
      for (const end of rest.matchAll(/\r\n|\n|\r/g)) {
        const one = [...unfinished, rest.slice(start, end.index)].join('');
        returns.push(one);
        if (end[0] !== '\r') wholeLine();
        line(one);
        unfinished = [];
        start = end.index + end[0].length;
      }
      if (start < rest.length) unfinished.push(rest.slice(start));
    },
    end: () => {
      const last = unfinished.join('');
      if (last !== '') line(last);
      if (data.some(isMessage) || isMessage(data.join('\n'))) fail('unfinished');
    },
  };
}

/** Whether a text is a message as it stands; a part of one is none. */
function isMessage(text: string): boolean {
  const read = readServerText(text, false);
  return read.kind === 'message' || (read.kind === 'unsound' && read.fault !== 'broken');
}

function fieldOf(line: string): { readonly field: string; readonly value: string } {
  const colon = line.indexOf(':');
  return colon < 0
    ? { field: line, value: '' }
    : { field: line.slice(0, colon), value: line.slice(colon + 1).replace(/^ /, '') };
}

function fail(fault: StreamFault): never {
  throw new McpLockError(streamUnsound(fault));
}
