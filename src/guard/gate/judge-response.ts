/**
 * A response against the lock: the result of `initialize`, `server/discover` or of a list in; the verdict on each part, or why there
 * is none, out. Parses strictly, so that no other parser finds an item that was not compared. Pure.
 */
import type { OnDrift } from '../../contracts.ts';
import { isObject } from '../../lock/pointer.ts';
import { ITEM_KEY } from '../../lock/section.ts';
import type { Item, Json, JsonObject, Section } from '../../model.ts';
import { LIMITS } from '../../server/limits.ts';
import { besideList, SERVER_INFO_META } from '../../server/reading/envelope.ts';
import type { RpcResponse } from '../../server/reading/message.ts';
import { hasMembersBeside } from '../../server/reading/response-shape.ts';
import { LIST_OF, readResult } from '../../server/reading/result.ts';
import type { GuardEvent } from '../event.ts';
import {
  instructionsDiffer,
  instructionsNotText,
  responseMalformed,
  resultFault,
  serverInfoDiffers,
} from '../messages.ts';
import { isLockedVersion, openingAsLocked } from './opening.ts';
import type { ListedSection, Verdict, Verdicts } from './verdicts.ts';

/** `result` when there is one that all parsers read alike; otherwise the reason. */
type StrictResult = { readonly result: JsonObject | undefined } | { readonly fault: string };

/** The `result` of a response, parsed strictly. Beside it the message holds nothing that a client could show. */
export function strictResult({ text, body }: RpcResponse): StrictResult {
  const reading = readResult(text);
  if (!reading.ok) return { fault: resultFault(reading.fault) };
  return hasMembersBeside(body) ? { fault: responseMalformed() } : { result: reading.result };
}

export interface JudgedItem {
  readonly name: string;
  readonly verdict: Verdict;
}

/**
 * The items of a list in their order; undefined when it is not a list, or longer than any that can be locked. A second one of a
 * name differs, whatever it holds: no lock has two.
 */
export function judgeList(
  result: JsonObject | undefined,
  section: Section,
  verdicts: Verdicts,
): readonly JudgedItem[] | undefined {
  const items = result?.[LIST_OF[section].list];
  if (!Array.isArray(items) || items.length > LIMITS.items) return undefined;
  const names = new Set<string>();
  return (items as readonly Json[]).map((item) => {
    const name = isObject(item) ? item[ITEM_KEY[section]] : undefined;
    if (!isObject(item) || typeof name !== 'string') return { name: '', verdict: 'unlocked' };
    if (names.has(name)) return { name, verdict: verdicts.hasItem(section, name) ? 'drifted' : 'unlocked' };
    names.add(name);
    return { name, verdict: verdicts.item(section, item as Item) };
  });
}

/** Names of the members beside a list that the lock does not hold; none: all of them may pass. */
export function unlockedBeside(
  result: JsonObject | undefined,
  section: ListedSection,
  list: string,
  verdicts: Verdicts,
): readonly string[] {
  if (result === undefined) return [];
  const left = besideIn(result, list, verdicts);
  return left === undefined || verdicts.beside(section, left) ? [] : Object.keys(left);
}

/** What stands beside a list; a server may repeat its name in every result, in the spelling that it has on this machine. */
export function besideIn(result: JsonObject, list: string, verdicts: Verdicts): JsonObject | undefined {
  const meta = result['_meta'];
  const live = isObject(meta) ? meta[SERVER_INFO_META] : undefined;
  const isOwn = isObject(live) && verdicts.server({ serverInfo: live }).info;
  return besideList(result, list, isOwn ? live : verdicts.lockedServer.info);
}

interface JudgedOpening {
  readonly events: readonly GuardEvent[];
  /** Why the server must be stopped; undefined: it need not be. */
  readonly stop?: string;
  /** The result for the client, where it is not the one that came. */
  readonly replaced?: JsonObject;
}

/** The result of `initialize` or `server/discover`. */
export function judgeOpening(result: JsonObject, verdicts: Verdicts, onDrift: OnDrift): JudgedOpening {
  const { instructions } = result;
  if (instructions !== undefined && typeof instructions !== 'string')
    return { events: [], stop: instructionsNotText() };
  const text = verdicts.instructions(instructions);
  const { protocolVersion: version } = result;
  const parts = verdicts.server(result);
  const isLocked =
    Object.values(parts).every((one) => one) &&
    (version === undefined || isLockedVersion(version, verdicts.lockedServer));
  const events: readonly GuardEvent[] = [
    ...(text === 'locked' ? [] : [{ event: 'instructions', verdict: text } as const]),
    ...(isLocked ? [] : [{ event: 'server', verdict: 'drifted' } as const]),
  ];
  if (onDrift === 'warn') return { events };
  if (text !== 'locked') return { events, stop: instructionsDiffer() };
  if (!isLocked && onDrift === 'stop') return { events, stop: serverInfoDiffers() };
  const replaced = openingAsLocked(result, parts, verdicts.lockedServer);
  return replaced === undefined ? { events } : { events, replaced };
}
