/**
 * One question at the real terminal: prompt in, the typed line out, undefined when there is none. Whatever is said
 * after a question without an answer starts on a line of its own.
 */
import { createInterface } from 'node:readline';

/** `Terminal.ask` that gives up when `signal` aborts. */
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
      // The terminal hands Ctrl-C to us as a key; everything else in the program waits for the signal.
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
