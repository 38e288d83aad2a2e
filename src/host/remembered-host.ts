/**
 * A machine that is asked each question once: servers of one project lead to the same folders and files. A host in, the same with a memory
 * out, which ends with the first program that is started: from then on files may be others. Remembers errors, too.
 */
import type { Files, ServerHost } from './host.ts';

/** Only these: the others are asked for one file each. */
const REMEMBERED = ['kind', 'isLink', 'realPath', 'read'] as const;

export function rememberUntilStart(host: ServerHost): ServerHost {
  let answers: Map<string, Promise<unknown>> | undefined = new Map();
  const forget =
    <Line extends readonly unknown[], Started>(start: (...line: Line) => Started) =>
    (...line: Line): Started => {
      answers = undefined;
      return start(...line);
    };
  const once =
    <Answer>(question: string, ask: (path: string) => Promise<Answer>) =>
    (path: string): Promise<Answer> => {
      if (answers === undefined) return ask(path);
      const key = `${question} ${path}`;
      const known = answers.get(key) as Promise<Answer> | undefined;
      if (known !== undefined) return known;
      const answer = ask(path);
      answers.set(key, answer);
      return answer;
    };
  const { files } = host;
  const remembered = Object.fromEntries(
    REMEMBERED.map((question) => [question, once<unknown>(question, files[question])]),
  ) as Pick<Files, (typeof REMEMBERED)[number]>;
  return {
    ...host,
    files: { ...files, ...remembered },
    spawn: forget(host.spawn),
    exec: forget(host.exec),
    run: forget(host.run),
  };
}
