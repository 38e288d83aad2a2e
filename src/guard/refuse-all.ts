/**
 * A server that must not start, as its client sees it: every request gets the reason as an error, so that a person reads it in
 * the client and not only in a log. Ends when the client ends its side.
 */
import type { Json } from '../model.ts';
import { LIMITS } from '../server/limits.ts';
import { readLine } from '../server/reading/message.ts';
import { errorResponse } from './gate/actions.ts';
import { makeLineSplitter } from './line-splitter.ts';
import type { Side } from './relay.ts';

/** How long a client has, from its first message on, to send more and to leave; in milliseconds. */
const CLIENT_LEAVES_MS = 2_000;

/** Answers until the client leaves, for a short while at most, and closes its side. */
export async function refuseAll(client: Side, text: string): Promise<void> {
  const answerTo = (id: Json) => client.output.write(`${JSON.stringify(errorResponse(id, text))}\n`);
  const split = makeLineSplitter(LIMITS.bytes, (messages) => {
    for (const { id, hasMethod } of messages)
      if (hasMethod && id !== undefined) answerTo(JSON.parse(id) as Json);
  });
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    client.input.once('data', () => {
      timer = setTimeout(resolve, CLIENT_LEAVES_MS);
    });
  });
  const answer = async () => {
    for await (const chunk of client.input) {
      for (const bytes of split(chunk as Buffer)) {
        const line = readLine(bytes, false);
        if (line.kind !== 'messages') continue;
        for (const message of line.messages) {
          if (message.kind !== 'request') continue;
          answerTo(message.id);
        }
      }
    }
  };
  await Promise.race([answer(), timeout]).finally(() => clearTimeout(timer));
  client.input.destroy();
}
