/**
 * What the guard noted, for a program and for a person: an event in, one JSON line for the log file and one line for
 * stderr out. Names in it came from the server or the client. Never writes by itself.
 */
import type { OnDrift } from '../contracts.ts';
import { printable } from '../display/printable.ts';
import { quote } from '../lock/format.ts';
import type { GuardEvent } from './event.ts';

/** One JSON line. `at`: ISO time. */
export function logLine(event: GuardEvent, server: string, onDrift: OnDrift, at: string): string {
  const action = actionOf(event, onDrift);
  const fields = Object.entries({
    time: at,
    server,
    ...event,
    ...(action === undefined ? {} : { action }),
  }).map(([name, value]) => `${JSON.stringify(name)}:${quote(short(String(value)))}`);
  // A shell that is made to read the file finds nothing to run in it.
  return `{${fields.join(',')}}\n`.replaceAll('$', '\\u0024').replaceAll('`', '\\u0060');
}

/** A name can be as long as a message; a log must not be. */
const short = (text: string): string =>
  text.length <= MOST_CHARS ? text : `${text.slice(0, MOST_CHARS).toWellFormed()}…`;
const MOST_CHARS = 500;

/**
 * Passes events on. Of what a server can cause by itself as often as it likes only the first hundred of a kind pass, and
 * then the ones whose number is a power of two.
 */
export function sparing(note: (event: GuardEvent) => void): (event: GuardEvent) => void {
  const counts = new Map<string, number>();
  return (event) => {
    if (event.event === 'call' || event.event === 'started' || event.event === 'stopped') return note(event);
    const count = (counts.get(event.event) ?? 0) + 1;
    counts.set(event.event, count);
    if (count <= 100 || Number.isInteger(Math.log2(count))) note(event);
  };
}

/** One line for a person; undefined for what is only worth a log. */
export function spokenLine(event: GuardEvent, server: string, onDrift: OnDrift): string | undefined {
  const said = words(event);
  if (said === undefined) return undefined;
  const action = actionOf(event, onDrift);
  const done = action === undefined ? '' : `: ${action}${onDrift === 'warn' ? ' (--on-drift warn)' : ''}`;
  return `mcp-lock guard: ${printable(server, { maxChars: 80 })}: ${said}${done}\n`;
}

/** What became of what is not as locked; undefined where the event says it. */
function actionOf({ event }: GuardEvent, onDrift: OnDrift): string | undefined {
  switch (event) {
    case 'item':
    case 'page':
    case 'skill':
      return onDrift === 'warn' ? 'passed on' : onDrift === 'stop' ? 'stopped' : 'left out';
    case 'call':
      return onDrift === 'warn' ? 'passed on' : 'refused';
    case 'instructions':
      return onDrift === 'warn' ? 'passed on' : 'stopped';
    case 'server':
      return onDrift === 'stop' ? 'stopped' : 'passed on';
    default:
      return undefined;
  }
}

const STATES = {
  drifted: 'is not the locked one',
  unlocked: 'is not in the lock',
  unlisted: 'is not in the list that the server gives',
  unchecked: 'could not be checked',
} as const;

function words(event: GuardEvent): string | undefined {
  switch (event.event) {
    case 'started':
      return undefined;
    case 'stopped':
      return `stopped: ${printable(event.reason ?? '', { maxChars: 300 })}`;
    case 'item':
      return `${event.section}: ${shown(event.name)} ${STATES[event.verdict]}`;
    case 'page':
    case 'skill':
      return `${event.event} ${shown(event.name)} ${STATES[event.verdict]}`;
    case 'instructions':
      return `its instructions are ${event.verdict === 'drifted' ? 'not the locked ones' : 'not in the lock'}`;
    case 'server':
      return 'what it says of itself (name, version, capabilities) is not what was locked';
    case 'call':
      return `${event.method} ${shown(event.name)}: it ${STATES[event.verdict]}`;
    case 'list-changed':
      return undefined;
    case 'declined':
      return `declined ${shown(event.method)}`;
    case 'dropped':
      return `did not pass on ${printable(event.reason, { maxChars: 300 })} (from the ${event.from})`;
  }
}

const shown = (text: string): string => `"${printable(text, { maxChars: 80 })}"`;
