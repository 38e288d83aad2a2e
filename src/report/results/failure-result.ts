/**
 * In: a failure. Out: how a service is told of it: what could not be checked, where, the last lines of the server's stderr, what to do
 * next. Foreign text is code, on one line and not a link.
 */
import { printable } from '../../display/printable.ts';
import type { Failure } from '../../model.ts';
import { failureIs, placeIs } from '../messages.ts';
import { stderrLines } from '../text/failure.ts';
import type { Screen } from '../text/screen.ts';
import { COLUMNS, next, quoted, quoting, type Told } from './finding-result.ts';

const MAX_MESSAGE = 1000;

export function toldFailure(failure: Failure, screen: Screen): Told {
  const { code, server, place, stderr } = failure;
  const { foreign } = quoting(screen);
  const short = (text: string) => printable(text, { maxChars: MAX_MESSAGE });
  // A message quotes what a server or a config says.
  const message = quoted(short(failure.message));
  return {
    title: failureIs(code, server === undefined ? undefined : foreign(server), message),
    details: [
      ...(place === undefined ? [] : [placeIs(foreign(place))]),
      ...(stderr === undefined
        ? []
        : stderrLines(stderr, { ...screen, columns: COLUMNS }).map((line) => quoted(line.trim()))),
      ...(failure.next === undefined ? [] : [next(short(failure.next))]),
    ],
  };
}
