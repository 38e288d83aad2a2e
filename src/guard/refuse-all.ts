/**
 * A server that must not start, as its client sees it: every request is answered with the reason, so that a person reads
 * it in the client and not in a log. Ends when the client ends its side.
 */
import { LIMITS } from '../server/limits.ts';
import { readLine } from './gate/message.ts';
import { makeLines } from './line-splitter.ts';
import { stopMessage } from './refusal.ts';
import type { Side } from './relay.ts';

/** What is left of a client that was told no: it may still send its goodbye. Milliseconds from its first word on. */
const LAST_WORDS_MS = 2_000;

/** Answers until the client leaves, for a short while at most, and closes its side. */
export async function refuseAll(client: Side, server: string, reason: string, look: string): Promise<void> {
  const lines = makeLines(LIMITS.bytes);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    client.input.once('data', () => {
      timer = setTimeout(resolve, LAST_WORDS_MS);
    });
  });
  const answered = async () => {
    for await (const chunk of client.input) {
      for (const bytes of lines(chunk as Buffer)) {
        const line = readLine(bytes, false);
        if (line.kind !== 'messages') continue;
        for (const message of line.messages) {
          if (message.kind !== 'request') continue;
          client.output.write(`${JSON.stringify(stopMessage(message.id, server, reason, look))}\n`);
        }
      }
    }
  };
  await Promise.race([answered(), late]).finally(() => clearTimeout(timer));
  client.input.destroy();
}
