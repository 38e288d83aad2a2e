/**
 * What the guard noted, for a program and for a person: an event in, one JSON line for the log file and one line for stderr out.
 * Names in it came from the server or the client. Writes nothing itself.
 */
import type { OnDrift } from '../contracts.ts';
import { quote } from '../lock/quote.ts';
import type { GuardEvent } from './event.ts';
import { eventLine, eventText } from './messages.ts';

/** The event with all that a server or client wrote in it as `clean` leaves it. */
export const cleanEvent = <E extends GuardEvent>(event: E, clean: (text: string) => string): E =>
  Object.fromEntries(
    Object.entries(event).map(([key, value]) => [key, WRITTEN.has(key) ? clean(String(value)) : value]),
  ) as unknown as E;
const WRITTEN: ReadonlySet<string> = new Set(['name', 'method', 'reason']);

/** One JSON line. `at`: ISO time. */
export function logLine(event: GuardEvent, server: string, onDrift: OnDrift, at: string): string {
  const action = actionOf(event, onDrift);
  const fields = Object.entries({
    time: at,
    server,
    ...event,
    ...(action === undefined ? {} : { action }),
  }).map(([name, value]) => `${JSON.stringify(name)}:${quote(short(String(value)))}`);
  // A shell that reads the file as a script finds nothing to run in it.
  return `{${fields.join(',')}}\n`.replaceAll('$', '\\u0024').replaceAll('`', '\\u0060');
}

/** A name can be as long as a message; a log, or what is kept, must not be. */
export const short = (text: string): string =>
  text.length <= MOST_CHARS ? text : `${text.slice(0, MOST_CHARS).toWellFormed()}…`;
const MOST_CHARS = 500;

/**
 * Passes events on. Of the kinds that a server can cause as often as it likes, the first hundred pass, and then those whose
 * number is a power of two.
 */
export function sampled(note: (event: GuardEvent) => void): (event: GuardEvent) => void {
  const counts = new Map<string, number>();
  return (event) => {
    if (event.event === 'call' || event.event === 'started' || event.event === 'stopped') return note(event);
    const count = (counts.get(event.event) ?? 0) + 1;
    counts.set(event.event, count);
    if (count <= 100 || Number.isInteger(Math.log2(count))) note(event);
  };
}

/** One line for a person; undefined for what belongs only into a log. */
export function spokenLine(event: GuardEvent, server: string, onDrift: OnDrift): string | undefined {
  const text = eventText(event);
  if (text === undefined) return undefined;
  const action = actionOf(event, onDrift);
  return eventLine(
    server,
    text,
    action === undefined || onDrift !== 'warn' ? action : `${action} (--on-drift warn)`,
  );
}

/** What the guard did, for a person: "tool "read" is not in mcp-lock.json: left out". `said`: shows a name that a server or client chose. */
export function itemWords(event: GuardEvent, onDrift: OnDrift, said?: (name: string) => string): string {
  const action = actionOf(event, onDrift);
  return `${eventText(event, said) ?? ''}${action === undefined ? '' : `: ${action}`}`;
}

/** What became of what differs from the lock; undefined where the event says it. */
function actionOf({ event }: GuardEvent, onDrift: OnDrift): string | undefined {
  switch (event) {
    case 'item':
    case 'page':
    case 'skill':
    case 'beside':
      return onDrift === 'warn' ? 'passed on' : onDrift === 'stop' ? 'stopped' : 'left out';
    case 'call':
      return onDrift === 'warn' ? 'passed on' : 'refused';
    case 'instructions':
      return onDrift === 'warn' ? 'passed on' : 'stopped';
    case 'server':
      return onDrift === 'warn'
        ? 'passed on'
        : onDrift === 'stop'
          ? 'stopped'
          : 'replaced by the locked ones';
    default:
      return undefined;
  }
}
