/**
 * Responses of a server to its client: each in; forwarded byte for byte, cut, or replaced by an error, out. Compares the
 * opening response, every page of every list, linked pages and skills with the lock. No I/O.
 */
import { hashOf } from '../../lock/canonical.ts';
import { jsonOf } from '../../lock/exact-number.ts';
import type { JsonObject, Section } from '../../model.ts';
import type { RpcResponse } from '../../server/reading/message.ts';
import { LIST_OF } from '../../server/reading/result.ts';
import { keepElements, withoutMembers, withValue } from '../../server/reading/spans.ts';
import {
  contentDiffers,
  contentMissing,
  cursorRepeats,
  listDiffers,
  listMissing,
  requestAnsweredByError,
  responseAsks,
  responseDropped,
  responseToNothing,
  resultFault,
  resultMissing,
} from '../messages.ts';
import type { Action } from './actions.ts';
import { dropped, forward, note, send, sendError } from './actions.ts';
import type { Calls } from './calls.ts';
import type { Connection } from './connection.ts';
import { declinedMethodsIn, hasAmbiguousRequests } from './embedded-requests.ts';
import type { JudgedItem } from './judge-response.ts';
import { judgeList, judgeOpening, strictResult, unlockedBeside } from './judge-response.ts';
import type { Linked } from './linked.ts';
import { judgeLinked } from './linked.ts';
import { OPENING } from './methods.ts';
import { ownError } from './own-error.ts';

/** What becomes of a response. `bytes`: its whole line. */
type JudgeResponse = (response: RpcResponse, bytes: Buffer) => readonly Action[];

export function makeResponses(connection: Connection, calls: Calls): JudgeResponse {
  const { verdicts, pending, learn, stop, dropUnreadable } = connection;
  const { server, diffCommand, onDrift, strict } = connection.options;

  const replace = ({ id }: RpcResponse, reason: string): Action =>
    sendError(id, responseDropped(server, reason, diffCommand));

  const opening = (response: RpcResponse, method: string, bytes: Buffer): readonly Action[] => {
    const parsed = strictResult(response);
    if ('fault' in parsed) return dropUnreadable(response, method, parsed.fault);
    if (parsed.result === undefined && onDrift !== 'warn')
      return dropUnreadable(response, method, resultMissing());
    const { events, stop: reason, replaced } = judgeOpening(parsed.result ?? {}, verdicts, onDrift);
    const actions =
      reason === undefined
        ? [forward('client', replaced === undefined ? bytes : withResult(bytes, replaced))]
        : stop([response.id], reason);
    return [...events.map(note), ...actions];
  };

  /** An error in place of what would have been compared: its text is the server's, and nobody reviewed it. */
  const comparedError = ({ id, body }: RpcResponse, method: string, bytes: Buffer): readonly Action[] =>
    onDrift === 'warn'
      ? [forward('client', bytes)]
      : [send('client', ownError(id, body['error'], requestAnsweredByError(server, method, diffCommand)))];

  /** The first page of each list, to know it again. */
  const firstPages = new Map<Section, string>();

  /** Whether a page names the cursor that it was asked for, and what it is then. */
  const repeatOf = (section: Section, cursor: string | undefined, result: JsonObject): Repeat => {
    const items = result[LIST_OF[section].list] ?? null;
    if (cursor === undefined) firstPages.set(section, hashOf(items));
    const first = firstPages.get(section);
    if (cursor === undefined || first === undefined || result['nextCursor'] !== cursor) return 'none';
    return hashOf(items) === first ? 'first' : 'other';
  };

  /** A page of a list that the client asked for. */
  const list = (
    response: RpcResponse,
    section: Section,
    cursor: string | undefined,
    bytes: Buffer,
  ): readonly Action[] => {
    const { method, list: member } = LIST_OF[section];
    const parsed = strictResult(response);
    if ('fault' in parsed) return dropUnreadable(response, method, parsed.fault);
    const judged = judgeList(parsed.result, section, verdicts);
    if (judged === undefined)
      return isError(response)
        ? comparedError(response, method, bytes)
        : dropUnreadable(response, method, listMissing());
    const repeat = repeatOf(section, cursor, parsed.result ?? {});
    if (repeat === 'other') return dropUnreadable(response, method, cursorRepeats());
    const beside = unlockedBeside(parsed.result, section, member, verdicts);
    const notes = [...learn(section, judged), ...besideNotes(section, beside)];
    if (onDrift === 'warn') return [...notes, forward('client', bytes)];
    if (notes.length > 0 && onDrift === 'stop')
      return [...notes, ...stop([response.id], listDiffers(section))];
    // The client has these items already: without the cursor, the list ends here.
    const isAgain = repeat === 'first';
    if (notes.length === 0 && !isAgain) return [forward('client', bytes)];
    const left = withoutBeside(bytes, [...beside, ...(isAgain ? ['nextCursor'] : [])]);
    return [...notes, forward('client', onlyLocked(left, member, isAgain ? [] : judged))];
  };

  /** A page that tools link to, or the skills. */
  const linkedContent = (
    response: RpcResponse,
    linked: Linked,
    method: string,
    bytes: Buffer,
  ): readonly Action[] => {
    const parsed = strictResult(response);
    if ('fault' in parsed) return dropUnreadable(response, method, parsed.fault);
    const judged = judgeLinked(linked, parsed.result, verdicts);
    if (judged === undefined)
      return isError(response)
        ? comparedError(response, method, bytes)
        : dropUnreadable(response, method, contentMissing());
    const event = linked === 'skills' ? 'skill' : 'page';
    const beside = linked === 'skills' ? unlockedBeside(parsed.result, 'skills', 'skills', verdicts) : [];
    const notes = [
      ...judged.flatMap(({ name, verdict }) =>
        verdict === 'locked' ? [] : [note({ event, name, verdict })],
      ),
      ...besideNotes('skills', beside),
    ];
    if (notes.length === 0 || onDrift === 'warn') return [...notes, forward('client', bytes)];
    if (onDrift === 'stop') return [...notes, ...stop([response.id], contentDiffers(event))];
    if (event === 'page') return [...notes, replace(response, contentDiffers(event))];
    return [...notes, forward('client', onlyLocked(withoutBeside(bytes, beside), 'skills', judged))];
  };

  /** What replaces a response that asks something of the model or the user; empty for one that does not. */
  const declined = (response: RpcResponse, method: string): readonly Action[] => {
    const methods = declinedMethodsIn(response.body);
    if (methods.length === 0)
      return hasAmbiguousRequests(response) ? dropUnreadable(response, method, resultFault('ambiguous')) : [];
    return [
      ...methods.map((one) => note({ event: 'declined', method: one })),
      replace(response, responseAsks(methods)),
    ];
  };

  return (response, bytes) => {
    const request = pending.take(response.key);
    if (request === undefined) return [dropped('server', responseToNothing())];
    const { section, linked, method, own, cursor } = request;
    const declinedActions = strict && !own ? declined(response, method) : [];
    if (declinedActions.length > 0) return declinedActions;
    if (section !== undefined)
      return own ? calls.ownPage(response, section) : list(response, section, cursor, bytes);
    if (linked !== undefined) return linkedContent(response, linked, method, bytes);
    if (OPENING.has(method))
      return isError(response) ? comparedError(response, method, bytes) : opening(response, method, bytes);
    return [forward('client', bytes)];
  };
}

type Repeat = 'none' | 'first' | 'other';

const besideNotes = (section: Section | 'skills', names: readonly string[]): readonly Action[] =>
  names.length === 0 ? [] : [note({ event: 'beside', section, verdict: 'unlocked' })];

/** The same line without these members of its result. */
const withoutBeside = (bytes: Buffer, names: readonly string[]): Buffer =>
  names.length === 0
    ? bytes
    : Buffer.from(withoutMembers(bytes.toString('utf8'), ['result'], new Set(names)));

const isError = ({ body }: RpcResponse): boolean =>
  Object.hasOwn(body, 'error') && !Object.hasOwn(body, 'result');

/** The same line with another result. */
const withResult = (bytes: Buffer, result: JsonObject): Buffer =>
  Buffer.from(withValue(bytes.toString('utf8'), ['result'], jsonOf(result)));

/** The same line with only the locked items in the list that is this member of `result`. */
function onlyLocked(bytes: Buffer, member: string, judged: readonly JudgedItem[]): Buffer {
  const text = bytes.toString('utf8');
  return Buffer.from(keepElements(text, ['result', member], (index) => judged[index]?.verdict === 'locked'));
}
