/**
 * One question at the real terminal: prompt in, the typed line out; undefined if there is none. Without an answer it ends the line, so
 * that the next output starts on a new one.
 */
import { createInterface } from 'node:readline';

/** `Terminal.ask`; an abort of `signal` ends the question. */
export const nodeAsk =
  (signal: AbortSignal) =>
  (prompt: string): Promise<string | undefined> =>
    new Promise((resolve) => {
      if (signal.aborted) {
        resolve(undefined);
        return;
      }
      const lines = createInterface({ input: process.stdin, output: process.stderr });
      let answer: string | undefined;
      const close = () => lines.close();
      signal.addEventListener('abort', close, { once: true });
      // readline gets Ctrl-C as a key, but the rest of the program waits for the signal.
      lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
      lines.on('close', () => {
        signal.removeEventListener('abort', close);
        if (answer === undefined) process.stderr.write('\n');
        resolve(answer);
      });
      lines.question(prompt, (line) => {
        answer = line;
        lines.close();
      });
    });
