/**
 * The text behind `sh -c`. In: the arguments of a POSIX shell. Out: the command string, or undefined when there is none
 * or an option changes how it is read. Does not parse the text.
 */

/** Shells that read one simple command alike. */
export const POSIX_SHELL = /^(?:sh|bash|zsh|dash|ash)$/;
/** Letters that may stand in one word with `c`; each leaves the meaning of a simple command alone. */
const LETTERS = /^[-+][leuxivmfahBEHPTCo]*c?[leuxivmfahBEHPTCo]*$/;
const WORDS = new Set([
  '--login',
  '--norc',
  '--noprofile',
  '--posix',
  '--verbose',
  '--no-rcs',
  '--noediting',
]);
const FILES = new Set(['--rcfile', '--init-file']);

/** `-lc STRING`, `-e -u -o pipefail -c -- STRING arg0 …`. */
export function shellCode(args: readonly string[]): string | undefined {
  let runs = false;
  let reads = false;
  let asks = false;
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--') return runs && !(reads && asks) ? args[at + 1] : undefined;
    if (FILES.has(arg)) {
      reads = true;
      at += 1;
    } else if (arg === '-O' || arg === '+O') at += 1;
    else if (/^[-+]./s.test(arg)) {
      if (WORDS.has(arg)) continue;
      if (!LETTERS.test(arg) || /^\+.*c/.test(arg)) return undefined;
      runs ||= arg.includes('c');
      asks ||= arg.includes('i');
      // Each `o` takes a word of its own.
      at += arg.split('o').length - 1;
    } else return runs && !(reads && asks) ? arg : undefined;
  }
  return undefined;
}
