/**
 * A line that is too long to be kept: its bytes in, piece by piece; which messages it holds, by id, out. Keeps only what stands
 * under `id` and `method` of each message, so that the requests in question can be answered and the session goes on.
 */

/** One message of such a line, as far as it is known. */
export interface OversizedMessage {
  /** The id as it is written, a JSON text; undefined: it has none, or more than one. */
  readonly id: string | undefined;
  /** A request or a notification, not a response. */
  readonly hasMethod: boolean;
}

interface OversizedLine {
  readonly take: (bytes: Buffer) => void;
  readonly messages: () => readonly OversizedMessage[];
  /** False: it begins as no message does. */
  readonly isMessage: () => boolean;
}

/** Longer ones are not known to be anybody's. */
const MAX_TOKEN = 256;
/** Messages of one batch. */
const MAX_MESSAGES = 1_000;

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const OPEN = new Set([0x7b, 0x5b]);
const CLOSE = new Set([0x7d, 0x5d]);
const ARRAY = 0x5b;

export function makeOversizedLine(): OversizedLine {
  const messages: OversizedMessage[] = [];
  /** Depth of the members of a message: 1, or 2 in a batch. */
  let level = 0;
  let depth = 0;
  let inString = false;
  let escaped = false;
  let token: number[] = [];
  let key: string | undefined;
  let ids: string[] = [];
  let hasMethod = false;

  /** The token before a comma or the end of a message is the value of the member. */
  const endMember = () => {
    const text = textOf(token);
    if (key === '"id"' && text !== '') ids.push(text);
    if (key === '"method"') hasMethod = true;
    key = undefined;
    token = [];
  };
  const endMessage = () => {
    if (messages.length < MAX_MESSAGES)
      messages.push({ id: ids.length === 1 ? ids[0] : undefined, hasMethod });
    ids = [];
    hasMethod = false;
  };
  const takeByte = (byte: number) => {
    const isMember = level > 0 && depth === level;
    if (inString) {
      if (isMember && token.length <= MAX_TOKEN) token.push(byte);
      if (escaped) escaped = false;
      else if (byte === BACKSLASH) escaped = true;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) {
      inString = true;
      if (isMember) token = [byte];
    } else if (OPEN.has(byte)) {
      if (depth === 0 && level === 0) level = byte === ARRAY ? 2 : 1;
      depth += 1;
      token = [];
    } else if (CLOSE.has(byte)) {
      if (isMember) {
        endMember();
        endMessage();
      }
      depth = Math.max(0, depth - 1);
    } else if (isMember && byte === COLON) {
      key = textOf(token);
      token = [];
    } else if (isMember && byte === COMMA) endMember();
    else if (isMember && byte > 0x20 && token.length <= MAX_TOKEN) token.push(byte);
  };
  return {
    take: (bytes) => {
      for (const byte of bytes) takeByte(byte);
    },
    messages: () => messages,
    isMessage: () => level > 0,
  };
}

/** Empty for one that is not a JSON value, or too long. */
function textOf(token: readonly number[]): string {
  if (token.length > MAX_TOKEN) return '';
  const text = Buffer.from(token).toString();
  try {
    const value: unknown = JSON.parse(text);
    // A name can be written with escapes.
    return typeof value === 'string' ? JSON.stringify(value) : text;
  } catch {
    return '';
  }
}
