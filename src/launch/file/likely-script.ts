/**
 * The file that a program of no table seems to run: `notes-runner srv.js`, `npx -y notes-runner run srv.ts`. In: the words behind the
 * program. Out: the word that names the file. Pure.
 */

/** Endings of files that a program is told to run. */
const CODE =
  /\.(?:[cm]?[jt]sx?|pyw?|pyz|rb|php|pl|lua|jl|exs?|R|jar|war|dll|wasm|sh|bash|ps1|clj|groovy|kts?|scala|sc|nim|cr|hy|scm|rkt|lisp|el|fsx|csx)$/;
const VERB = /^(?:run|exec|start|serve|script|-f|--file|--script|-s|-P|--python|-l|--load|-i)$/;

/** Its first word, or the one behind `run` and the like. */
export function likelyScript([first = '', second = '']: readonly string[]): string | undefined {
  if (isFile(first)) return first;
  return VERB.test(first) && isFile(second) ? second : undefined;
}

/** Whether a word names a file of code: not an option, and not a whole line such as `node srv.js`. */
const isFile = (word: string): boolean => CODE.test(word) && !/^(?:-|[^\s\\/]+\s)/.test(word);
